package org.cloudpilot.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.cloudpilot.vault.DataFolder;
import org.cloudpilot.vault.FixedKey;
import org.cloudpilot.vault.StoreKey;

/// A program of its own that opens the store, says what it finds, writes a little, says what it was
/// told is stored, and ends without closing. [UncleanEndsTest] starts it again and again.
final class HaltingWriter {
    static final String FOUND = "found ";
    static final String STORED = "stored ";
    private static final String LAST = "last";

    private HaltingWriter() {}

    /// @param arguments the data folder, the number of the round
    public static void main(String[] arguments) {
        int round = Integer.parseInt(arguments[1]);
        var store =
                new Store(
                        DataFolder.prepare(Path.of(arguments[0])).orThrow(),
                        StoreOptions.standard());
        if (!(store.open(key()) instanceof StoreOpening.Opened)) {
            Runtime.getRuntime().halt(1);
        }
        say(FOUND + store.settings().get(LAST).orElse(""));
        var random = new Random(round);
        String last = "";
        for (int i = 0; i <= random.nextInt(7); i++) {
            last = round + "." + i;
            store.settings().put("filling " + random.nextInt(9), "y".repeat(random.nextInt(3_000)));
            store.settings().put(LAST, last);
        }
        say(STORED + last);
        Runtime.getRuntime().halt(0);
    }

    static StoreKey key() {
        return FixedKey.of((byte) 7);
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    static List<String> command(Path folder, int round) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                HaltingWriter.class.getName(),
                folder.toString(),
                Integer.toString(round));
    }
}
