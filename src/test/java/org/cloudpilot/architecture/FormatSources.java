package org.cloudpilot.architecture;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Formats the project's sources in place: `mvn -q test-compile exec:exec@format`.
public final class FormatSources {
    private FormatSources() {}

    public static void main(String[] roots) throws IOException, FormatterException {
        for (String root : roots) {
            for (Path file : javaFilesUnder(Path.of(root))) {
                String source = Files.readString(file);
                String formatted = formatted(source);
                if (!formatted.equals(source)) {
                    Files.writeString(file, formatted);
                    System.out.println("formatted " + file);
                }
            }
        }
    }

    static String formatted(String source) throws FormatterException {
        return new Formatter(JavaFormatterOptions.builder().style(Style.AOSP).build())
                .formatSource(source);
    }

    static List<Path> javaFilesUnder(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        }
    }
}
