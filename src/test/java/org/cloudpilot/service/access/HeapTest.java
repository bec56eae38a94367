package org.cloudpilot.service.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cloudpilot.model.Actor;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Secret;
import org.cloudpilot.vault.KeySlots;
import org.cloudpilot.vault.SlotFileReading;
import org.cloudpilot.vault.SlotKeys;
import org.cloudpilot.vault.SlotKind;
import org.cloudpilot.vault.SpaceKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A dump of the whole heap after "lock all" and a full garbage collection is searched for keys and
/// typed passwords. What is looked for is kept masked, so that the search does not find itself.
class HeapTest {
    private static final byte MASK = 0x55;

    @TempDir Path temp;

    private final Map<String, byte[]> masked = new LinkedHashMap<>();

    private void lookFor(String name, byte[] wanted) {
        byte[] copy = wanted.clone();
        for (int i = 0; i < copy.length; i++) {
            copy[i] ^= MASK;
        }
        masked.put(name, copy);
    }

    /// A password that was never a string.
    private static Secret typed() {
        char[] typed = new char[24];
        for (int i = 0; i < typed.length; i++) {
            typed[i] = (char) ('a' + (i * 7 + 3) % 26);
        }
        try {
            return Secret.ofChars(typed);
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    private Path dump(String name) throws IOException {
        Path file = temp.resolve(name + ".hprof");
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .dumpHeap(file.toString(), true);
        return file;
    }

    private Map<String, Integer> found(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        Map<String, Integer> found = new LinkedHashMap<>();
        masked.forEach((name, wanted) -> found.put(name, count(content, wanted)));
        Files.delete(file);
        return found;
    }

    private static int count(byte[] content, byte[] wanted) {
        int count = 0;
        byte first = (byte) (wanted[0] ^ MASK);
        for (int at = 0; at <= content.length - wanted.length; at++) {
            if (content[at] == first && isAt(content, wanted, at)) {
                count++;
            }
        }
        return count;
    }

    private static boolean isAt(byte[] content, byte[] wanted, int at) {
        for (int i = 1; i < wanted.length; i++) {
            if (content[at + i] != (byte) (wanted[i] ^ MASK)) {
                return false;
            }
        }
        return true;
    }

    @Test
    void holdsNoKeyAndNoTypedPasswordAfterEverythingWasLocked() throws IOException {
        try (var premises = new Premises(temp.resolve("data"))) {
            work(premises);

            assertNotEquals(
                    0, found(dump("open")).get("space key"), "the search finds what is there");
            premises.access.lockAll(Actor.program("test"));
            premises.unlocked.clear();
            System.gc();

            Map<String, Integer> left = found(dump("locked"));
            assertEquals(0, left.get("typed password"), "typed password");
            assertEquals(0, left.get("user's key"), "user's key");
            assertEquals(0, left.get("space key"), "space key");
            assertEquals(0, left.get("space sealing key"), "space sealing key");
            assertEquals(0, left.get("store key"), "store key");
        }
    }

    private void work(Premises premises) {
        try (Secret password = typed()) {
            premises.access.register("ann", null, password).orThrow().privateKey().close();
            Caller window = premises.access.signIn("ann", password).orThrow();
            premises.access.logIn("ann", password, Premises.HERE).orThrow();
            premises.accounts().makeRecoveryKey(window, password).orThrow().close();
            password.use(
                    bytes -> {
                        lookFor("typed password", bytes);
                        return true;
                    });
            SpaceKey key = premises.keyOf(window.space()).orElseThrow();
            lookFor("space key", Peek.root(key));
            lookFor("space sealing key", Peek.sealing(key));
            peekSlot(premises, password);
        }
    }

    private void peekSlot(Premises premises, Secret password) {
        KeySlots slots =
                ((SlotFileReading.Found)
                                new org.cloudpilot.vault.KeySlotFile(premises.folder).read())
                        .slots();
        try (var stretcher =
                        new org.cloudpilot.vault.PasswordStretcher(Premises.CHEAP, Premises.CHEAP);
                Secret stretched =
                        stretcher
                                .stretch(
                                        password,
                                        slots.named(SlotKind.PASSWORD, "ann").getFirst().salt(),
                                        Premises.CHEAP)
                                .orThrow();
                SlotKeys held =
                        slots.named(SlotKind.PASSWORD, "ann")
                                .getFirst()
                                .open(slots.storeId(), stretched)
                                .orElseThrow()) {
            lookFor("user's key", Peek.privateKey(held));
            char[] hex = held.storeKey().filePassword();
            lookFor("store key", HexFormat.of().parseHex(new String(hex)));
            lookFor("store key in hex", new String(hex).getBytes(StandardCharsets.US_ASCII));
            Arrays.fill(hex, '\0');
        }
    }
}
