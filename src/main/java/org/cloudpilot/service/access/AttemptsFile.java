package org.cloudpilot.service.access;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cloudpilot.vault.DataFolder;
import org.cloudpilot.vault.HmacSha256;
import org.cloudpilot.vault.RandomBytes;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// `attempts.json`: which credentials were guessed at lately, across restarts and while nothing but
/// the files is at hand. It names nobody: subjects stand there as HMACs under a random key of the
/// file's own. A damaged or missing file begins anew.
final class AttemptsFile {
    static final String NAME = "attempts.json";

    private static final int FORMAT = 1;
    private static final int KEY_LENGTH = 32;
    private static final long LARGEST = 8L << 20;
    private static final Logger LOG = System.getLogger(AttemptsFile.class.getName());
    private static final JsonMapper JSON = JsonMapper.shared();

    private final DataFolder folder;
    private final byte[] key;
    private final Content loaded;

    /// @param recent when the last failures were, in milliseconds of UTC
    /// @param untold how many failures the audit log was not told of yet
    record Entry(List<Long> recent, long untold) {}

    private record Content(int format, String key, Map<String, Entry> subjects) {}

    AttemptsFile(DataFolder folder) {
        this.folder = folder;
        this.loaded = load(folder);
        this.key = Base64.getDecoder().decode(loaded.key());
    }

    private static Content load(DataFolder folder) {
        Path file = folder.resolve(NAME);
        try {
            if (Files.exists(file) && Files.size(file) <= LARGEST) {
                @Nullable Content read = JSON.readValue(Files.readAllBytes(file), Content.class);
                if (read != null && isWhole(read)) {
                    return read;
                }
            }
        } catch (IOException | JacksonException | IllegalArgumentException damaged) {
            LOG.log(Level.WARNING, "The record of failed log-ins begins anew.");
        }
        return new Content(
                FORMAT, Base64.getEncoder().encodeToString(RandomBytes.of(KEY_LENGTH)), Map.of());
    }

    @SuppressWarnings("ConstantValue") // whatever the file says may be missing
    private static boolean isWhole(Content read) {
        return read.format() == FORMAT
                && read.key() != null
                && Base64.getDecoder().decode(read.key()).length == KEY_LENGTH
                && read.subjects() != null
                && read.subjects().values().stream()
                        .allMatch(entry -> entry != null && entry.recent() != null);
    }

    /// What stood there at the start, by [#alias].
    Map<String, Entry> entries() {
        return new LinkedHashMap<>(loaded.subjects());
    }

    /// What a subject is called in the file.
    String alias(String subject) {
        return Base64.getEncoder()
                .encodeToString(HmacSha256.of(key, subject.getBytes(StandardCharsets.UTF_8)));
    }

    void save(Map<String, Entry> entries) {
        var content =
                new Content(
                        FORMAT,
                        Base64.getEncoder().encodeToString(key),
                        new LinkedHashMap<>(entries));
        try {
            folder.write(NAME, JSON.writeValueAsBytes(content));
        } catch (IOException failed) {
            LOG.log(Level.WARNING, "Failed log-ins could not be written down.", failed);
        }
    }

    static List<Long> copy(Iterable<Long> times) {
        List<Long> copy = new ArrayList<>();
        times.forEach(copy::add);
        return copy;
    }
}
