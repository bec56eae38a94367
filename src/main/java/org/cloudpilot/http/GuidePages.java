package org.cloudpilot.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/// The user guide as pages of HTML, each made at its first reading.
final class GuidePages {
    private static final String FOLDER = "/help/";
    private static final String FIRST = "index.md";

    /// A page's name and nothing else: no path, and no file of another kind.
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,60}\\.md");

    private static final Pattern TITLE = Pattern.compile("^# (.+)$", Pattern.MULTILINE);
    private final ConcurrentHashMap<String, byte[]> made = new ConcurrentHashMap<>();

    Optional<byte[]> first() {
        return page(FIRST);
    }

    /// Empty when there is no such page.
    Optional<byte[]> page(String name) {
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        byte[] known = made.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<byte[]> page = markdown(name).map(this::html);
        page.ifPresent(bytes -> made.put(name, bytes));
        return page;
    }

    static Optional<String> markdown(String name) {
        try (InputStream in = GuidePages.class.getResourceAsStream(FOLDER + name)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] html(String markdown) {
        Matcher title = TITLE.matcher(markdown);
        String page =
                """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <base href="/docs/">
                <title>%s</title>
                <link rel="stylesheet" href="/docs/guide.css">
                </head>
                <body>
                <nav><a href="/docs/">Guide</a> <a href="/swagger/">API</a></nav>
                <main>
                %s</main>
                </body>
                </html>
                """
                        .formatted(
                                escaped(title.find() ? title.group(1) : "CloudPilot"),
                                Markdown.html(markdown));
        return page.getBytes(StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /// Loaded with the first page.
    private static final class Markdown {
        private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
        private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
        private static final HtmlRenderer RENDERER =
                HtmlRenderer.builder()
                        .extensions(EXTENSIONS)
                        .escapeHtml(true)
                        .sanitizeUrls(true)
                        .build();

        static String html(String text) {
            return RENDERER.render(PARSER.parse(text));
        }
    }
}
