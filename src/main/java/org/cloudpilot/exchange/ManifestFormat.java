package org.cloudpilot.exchange;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.cloudpilot.exchange.BackupManifest.Part;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The manifest's text. Names are plain file names, so that none can lead out of a folder.
final class ManifestFormat {
    static final String NAME = "manifest.json";
    static final int MOST_FILES = 16;
    static final int LONGEST = 64 << 10;

    private static final Pattern FILE_NAME = Pattern.compile("[a-z][a-z0-9_-]*(\\.[a-z0-9_-]+)+");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern WORDS = Pattern.compile("[\\x20-\\x7e]{1,100}");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private ManifestFormat() {}

    static byte[] print(BackupManifest manifest) {
        ObjectNode top = JSON.createObjectNode();
        top.put("format", manifest.format());
        top.put("program", manifest.program());
        top.put("store", manifest.storeId());
        Integer schema = manifest.schema();
        if (schema != null) {
            top.put("schema", schema.intValue());
        }
        top.put("made_at", manifest.madeAt().toString());
        var files = top.putArray("files");
        for (Part part : manifest.files()) {
            files.addObject()
                    .put("name", part.name())
                    .put("length", part.length())
                    .put("sha256", part.sha256());
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(top);
    }

    /// A newer one has its format and nothing else that is known; empty for what is no manifest.
    static Optional<BackupManifest> parse(byte[] text) {
        try {
            JsonNode top = JSON.readTree(text);
            int format = (int) number(top, "format", 1, Integer.MAX_VALUE);
            return Optional.of(
                    format > BackupManifest.FORMAT
                            ? new BackupManifest(format, "", "", null, Instant.EPOCH, List.of())
                            : known(top, format));
        } catch (JacksonException | IllegalArgumentException | DateTimeException garbage) {
            return Optional.empty();
        }
    }

    private static BackupManifest known(JsonNode top, int format) {
        return new BackupManifest(
                format,
                text(top, "program", WORDS),
                text(top, "store", WORDS),
                top.has("schema") ? (int) number(top, "schema", 1, 1_000_000) : null,
                Instant.parse(text(top, "made_at", WORDS)),
                files(top));
    }

    private static List<Part> files(JsonNode top) {
        @Nullable JsonNode listed = top.get("files");
        if (listed == null || !listed.isArray() || listed.size() > MOST_FILES) {
            throw garbage();
        }
        List<Part> files = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonNode file : listed) {
            String name = text(file, "name", FILE_NAME);
            if (name.equals(NAME) || !names.add(name)) {
                throw garbage();
            }
            files.add(
                    new Part(
                            name,
                            number(file, "length", 0, Long.MAX_VALUE / MOST_FILES),
                            text(file, "sha256", DIGEST)));
        }
        return files;
    }

    private static String text(JsonNode parent, String name, Pattern shape) {
        @Nullable JsonNode child = parent.get(name);
        if (child == null || !child.isString() || !shape.matcher(child.stringValue()).matches()) {
            throw garbage();
        }
        return child.stringValue();
    }

    private static long number(JsonNode parent, String name, long least, long most) {
        @Nullable JsonNode child = parent.get(name);
        if (child == null
                || !child.isIntegralNumber()
                || !child.canConvertToLong()
                || child.longValue() < least
                || child.longValue() > most) {
            throw garbage();
        }
        return child.longValue();
    }

    private static IllegalArgumentException garbage() {
        return new IllegalArgumentException("no manifest");
    }
}
