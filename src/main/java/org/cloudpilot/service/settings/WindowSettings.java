package org.cloudpilot.service.settings;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Keeps the window's layout in a small file of the data folder. A file that is missing, damaged or
/// full of nonsense gives the defaults, value by value; a folder that cannot be written costs the
/// memory of the layout and nothing else.
public final class WindowSettings {
    private static final Logger LOG = System.getLogger(WindowSettings.class.getName());
    private static final Set<String> THEMES = Set.of("dark", "light", "system");
    private static final long MOST_BYTES = 64 * 1024;

    private final Path file;
    private WindowLayout layout;

    /// Reads the file; blocks.
    public WindowSettings(Path folder) {
        file = folder.resolve("window.properties");
        layout = read(file);
    }

    public synchronized WindowLayout layout() {
        return layout;
    }

    /// In memory only, until [#save].
    public synchronized void change(UnaryOperator<WindowLayout> step) {
        layout = step.apply(layout);
    }

    /// Writes beside the file and moves over it, so that a crash leaves the old or the new one.
    /// Blocks.
    public synchronized void save() {
        Properties values = written(layout);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            var text = new StringWriter();
            values.store(text, null);
            Files.writeString(fresh, text.toString());
            Files.move(
                    fresh,
                    file,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException problem) {
            LOG.log(Level.WARNING, "the window's layout could not be saved: " + problem);
        }
    }

    private static Properties written(WindowLayout layout) {
        var values = new Properties();
        values.setProperty("theme", layout.theme());
        values.setProperty("x", Double.toString(layout.x()));
        values.setProperty("y", Double.toString(layout.y()));
        values.setProperty("width", Double.toString(layout.width()));
        values.setProperty("height", Double.toString(layout.height()));
        values.setProperty("maximized", Boolean.toString(layout.maximized()));
        values.setProperty("inspector.width", Double.toString(layout.inspectorWidth()));
        values.setProperty("dock.height", Double.toString(layout.dockHeight()));
        values.setProperty("dock.open", Boolean.toString(layout.dockOpen()));
        values.setProperty("scope.open", Boolean.toString(layout.scopeOpen()));
        values.setProperty("terminal.letters", Double.toString(layout.terminal().letters()));
        values.setProperty(
                "terminal.mouse_copies", Boolean.toString(layout.terminal().mouseCopies()));
        values.setProperty("columns", String.join(",", layout.columns()));
        return values;
    }

    private static WindowLayout read(Path file) {
        WindowLayout usual = WindowLayout.DEFAULT;
        var values = new Properties();
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
                return usual;
            }
            try (Reader reader = Files.newBufferedReader(file)) {
                values.load(reader);
            }
        } catch (IOException | RuntimeException garbage) {
            LOG.log(Level.WARNING, "the window's layout could not be read: " + garbage);
            return usual;
        }
        String theme = values.getProperty("theme", usual.theme());
        return new WindowLayout(
                THEMES.contains(theme) ? theme : usual.theme(),
                number(values, "x", usual.x(), -20_000, 20_000),
                number(values, "y", usual.y(), -20_000, 20_000),
                number(values, "width", usual.width(), 600, 20_000),
                number(values, "height", usual.height(), 400, 20_000),
                flag(values, "maximized", usual.maximized()),
                number(values, "inspector.width", usual.inspectorWidth(), 320, 4_000),
                number(values, "dock.height", usual.dockHeight(), 120, 4_000),
                flag(values, "dock.open", usual.dockOpen()),
                flag(values, "scope.open", usual.scopeOpen()),
                words(values.getProperty("columns", "")),
                new TerminalLook(
                        number(
                                values,
                                "terminal.letters",
                                usual.terminal().letters(),
                                TerminalLook.SMALLEST,
                                TerminalLook.LARGEST),
                        flag(values, "terminal.mouse_copies", usual.terminal().mouseCopies())));
    }

    private static double number(
            Properties values, String key, double otherwise, double least, double most) {
        try {
            double value = Double.parseDouble(values.getProperty(key, ""));
            return value >= least && value <= most ? value : otherwise;
        } catch (NumberFormatException garbage) {
            return otherwise;
        }
    }

    private static boolean flag(Properties values, String key, boolean otherwise) {
        return switch (values.getProperty(key, "")) {
            case "true" -> true;
            case "false" -> false;
            default -> otherwise;
        };
    }

    private static List<String> words(String joined) {
        return Stream.of(joined.split(","))
                .map(String::strip)
                .filter(word -> word.matches("[a-z-]{1,40}"))
                .distinct()
                .limit(100)
                .toList();
    }
}
