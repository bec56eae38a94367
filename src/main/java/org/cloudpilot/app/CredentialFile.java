package org.cloudpilot.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Secret;

/// Two lines: a public key and its private key, or a user's name and password. In a file that
/// nobody else may read, or from a pipe; never an argument, which every process can see.
public final class CredentialFile {
    private static final int LONGEST = 4096;
    private static final Set<PosixFilePermission> OWNERS =
            EnumSet.of(
                    PosixFilePermission.OWNER_READ,
                    PosixFilePermission.OWNER_WRITE,
                    PosixFilePermission.OWNER_EXECUTE);

    private CredentialFile() {}

    public static CredentialReading read(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                return unusable("credential.absent", file);
            }
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")
                    && !OWNERS.containsAll(Files.getPosixFilePermissions(file))) {
                return unusable("credential.open_to_others", file);
            }
            try (InputStream in = Files.newInputStream(file)) {
                return read(in, file.toString());
            }
        } catch (IOException unreadable) {
            return unusable("credential.absent", file);
        }
    }

    /// @param name of where it comes from, for the sentence
    public static CredentialReading read(InputStream in, String name) throws IOException {
        byte[] text = in.readNBytes(LONGEST);
        try {
            return parse(text, name);
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    private static CredentialReading parse(byte[] text, String name) {
        int first = lineEnd(text, 0);
        int second = lineEnd(text, Math.min(first + 1, text.length));
        int from = Math.min(first + 1, text.length);
        int length = trimmed(text, from, second) - from;
        String who = new String(text, 0, first, StandardCharsets.UTF_8).strip();
        if (who.isEmpty() || length <= 0 || text.length == LONGEST) {
            return unusable("credential.malformed", name);
        }
        return new CredentialReading.Read(
                new Credential(who, Secret.owning(Arrays.copyOfRange(text, from, from + length))));
    }

    private static int lineEnd(byte[] text, int from) {
        int at = from;
        while (at < text.length && text[at] != '\n') {
            at++;
        }
        return at;
    }

    private static int trimmed(byte[] text, int from, int to) {
        return to > from && text[to - 1] == '\r' ? to - 1 : to;
    }

    private static CredentialReading unusable(String key, Object argument) {
        return new CredentialReading.Unusable(Message.of(key, argument));
    }
}
