package org.cloudpilot.simulator;

import static org.cloudpilot.simulator.ApiPeer.DONE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cloudpilot.simulator.inspect.CommandTree;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What routers can do beside keeping tables.
class ProgramsTest {
    private static SimulatedRouter.Builder router(String version) {
        return SimulatedRouter.builder(Hardware.HEX).version(version).identity("hex");
    }

    @Test
    void scriptsAnswerAsText() throws Exception {
        try (SimulatedRouter router = router("7.18.2").start();
                ApiPeer peer = ApiPeer.loggedIn(router)) {
            assertEquals(
                    List.of(List.of("!done", "=ret=one\nhex")),
                    peer.ask(
                            "/execute",
                            "=script=:put \"one\"; :put [/system identity get name]",
                            "=as-string="));
            assertEquals(
                    List.of(List.of("!done", "=ret=syntax error (line 1 column 7)")),
                    peer.ask("/execute", "=script=/user |x", "=as-string="));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.49.11", "7.18.2"})
    void withoutAsStringAJobGoesOnByItself(String version) throws Exception {
        try (SimulatedRouter router = router(version).start();
                ApiPeer peer = ApiPeer.loggedIn(router)) {
            List<List<String>> replies =
                    peer.ask("/execute", "=script=:delay 50ms; /system identity set name=later");
            assertTrue(replies.getFirst().getLast().startsWith("=ret=*"), replies.toString());
            long limit = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (!peer.ask("/system/identity/print").getFirst().contains("=name=later")) {
                assertTrue(System.nanoTime() < limit);
            }
        }
    }

    @Test
    void version6HasNoAsString() throws Exception {
        try (SimulatedRouter router = router("6.49.11").start();
                ApiPeer peer = ApiPeer.loggedIn(router)) {
            assertEquals(
                    List.of("!trap", "=message=unknown parameter as-string"),
                    peer.ask("/execute", "=script=:put 1", "=as-string=").getFirst());
        }
    }

    @Test
    void exportsAndFilesShareOneStore() throws Exception {
        try (SimulatedRouter router = router("7.18.2").start();
                ApiPeer peer = ApiPeer.loggedIn(router)) {
            assertEquals(List.of(DONE), peer.ask("/export", "=file=all"));
            List<String> file = peer.ask("/file/print", "?name=all.rsc").getFirst();
            assertTrue(
                    file.stream()
                            .anyMatch(
                                    word ->
                                            word.startsWith("=contents=")
                                                    && word.endsWith("\n")
                                                    && word.contains("/system identity")),
                    file.toString());
            peer.ask("/file/add", "=name=a.txt", "=contents=hallo");
            assertEquals(5, assertNotNull5(router.file("a.txt")));
            peer.ask("/file/set", "=numbers=a.txt", "=contents=ok");
            assertEquals(2, assertNotNull5(router.file("a.txt")));
            assertEquals(
                    "!trap",
                    peer.ask("/file/set", "=numbers=a.txt", "=contents=" + "x".repeat(61_441))
                            .getFirst()
                            .getFirst());
            router.putFile("big.bin", new byte[70_000]);
            assertFalse(
                    peer.ask("/file/print", "?name=big.bin").getFirst().stream()
                            .anyMatch(word -> word.startsWith("=contents=")));
            peer.ask("/system/backup/save", "=name=night");
            assertNotNull(router.file("night.backup"));
        }
    }

    private static int assertNotNull5(byte @org.jspecify.annotations.Nullable [] file) {
        assertNotNull(file);
        return file.length;
    }

    @Test
    void updatesAreLookedForInSections() throws Exception {
        try (SimulatedRouter router = router("7.18.2").latestVersion("7.21.5").start();
                ApiPeer peer = ApiPeer.loggedIn(router)) {
            List<List<String>> replies = peer.ask("/system/package/update/check-for-updates");
            assertTrue(replies.get(0).contains("=status=finding out latest version..."));
            assertTrue(replies.get(1).contains("=status=New version is available"));
            assertTrue(replies.get(1).contains("=.section=1"));
            assertTrue(
                    peer.ask("/system/package/update/print")
                            .getFirst()
                            .contains("=latest-version=7.21.5"));
        }
        try (SimulatedRouter router = router("7.18.2").start();
                ApiPeer peer = ApiPeer.loggedIn(router)) {
            assertTrue(
                    peer.ask("/system/package/update/check-for-updates")
                            .get(1)
                            .contains("=status=System is already up to date"));
        }
    }

    @Test
    void theDevicesModeForbidsWhateverTheRights() throws Exception {
        try (SimulatedRouter router = router("7.18.2").forbid("scheduler").start();
                ApiPeer peer = ApiPeer.loggedIn(router)) {
            List<String> refused = List.of("!trap", "=message=failure: not allowed by device-mode");
            assertEquals(refused, peer.ask("/system/scheduler/add", "=name=x").getFirst());
            assertEquals("!re", peer.ask("/system/scheduler/print").getFirst().getFirst());
            assertTrue(
                    peer.ask("/system/device-mode/print").getFirst().contains("=scheduler=false"));
            assertEquals(
                    "!trap",
                    peer.ask("/system/device-mode/set", "=scheduler=yes").getFirst().getFirst());
            router.allowByButton("scheduler", true);
            assertEquals(
                    "!done", peer.ask("/system/scheduler/add", "=name=x").getFirst().getFirst());
        }
    }

    @Test
    void groupsAreEnforced() throws Exception {
        try (SimulatedRouter router =
                        router("7.18.2")
                                .user("admin", "")
                                .group("looker", "read", "api")
                                .user("looker", "x", "looker")
                                .group("webber", "read", "rest-api")
                                .user("webber", "x", "webber")
                                .user("elsewhere", "x", "full", "10.0.0.0/8")
                                .start();
                ApiPeer peer = ApiPeer.loggedIn(router, "looker", "x")) {
            List<String> refused = List.of("!trap", "=message=not enough permissions (9)");
            assertEquals(refused, peer.ask("/ping", "=address=1.1.1.1").getFirst());
            assertEquals(refused, peer.ask("/system/reboot").getFirst());
            assertEquals(refused, peer.ask("/user/add", "=name=x").getFirst());
            assertFalse(
                    peer.ask("/ppp/secret/print").stream()
                            .flatMap(List::stream)
                            .anyMatch(word -> word.startsWith("=password=")));
            for (String name : List.of("webber", "elsewhere")) {
                try (ApiPeer stranger = ApiPeer.of(router)) {
                    assertEquals(
                            List.of("!trap", "=message=invalid user name or password (6)"),
                            stranger.ask("/login", "=name=" + name, "=password=x").getFirst());
                }
            }
            try (ApiPeer admin = ApiPeer.loggedIn(router)) {
                admin.ask("/user/add", "=name=new", "=password=secret", "=group=read");
                assertFalse(
                        admin.ask("/user/print").stream()
                                .flatMap(List::stream)
                                .anyMatch(word -> word.contains("password")));
            }
            ApiPeer.loggedIn(router, "new", "secret").close();
        }
    }

    @Test
    void aServiceTakesSoManyAndOnlyFromItsNetworks() throws Exception {
        try (SimulatedRouter router = router("7.18.2").maxSessions(2).start();
                ApiPeer one = ApiPeer.loggedIn(router);
                ApiPeer two = ApiPeer.loggedIn(router)) {
            try (ApiPeer three = ApiPeer.of(router)) {
                assertEquals(-1, three.socket().getInputStream().read());
            }
            two.socket().close();
            one.ask("/ip/service/set", "=numbers=api", "=address=10.0.0.0/8");
            try (ApiPeer stranger = ApiPeer.of(router)) {
                assertEquals(-1, stranger.socket().getInputStream().read());
            }
            assertEquals(2, one.ask("/system/identity/print").size());
        }
    }

    @Test
    void helpKnowsMenusCommandsAndArguments() throws Exception {
        try (SimulatedRouter router = router("7.18.2").lossOfCompletions(0).start();
                ApiPeer peer = ApiPeer.loggedIn(router)) {
            assertEquals(
                    List.of("!re", "=type=self", "=name=address", "=node-type=dir"),
                    peer.ask("/console/inspect", "=request=self", "=path=ip,address").getFirst());
            List<List<String>> children =
                    peer.ask("/console/inspect", "=request=child", "=path=ip,address,add");
            assertTrue(
                    children.contains(
                            List.of("!re", "=type=child", "=name=address", "=node-type=arg")));
            assertEquals(
                    List.of(List.of("!re", "=completion=add"), List.of("!done")),
                    peer.ask(
                            "/console/inspect",
                            "=request=completion",
                            "=input=/ip address a",
                            "=.proplist=completion"));
            assertEquals(
                    List.of("=completion=yes", "=completion=no"),
                    words(peer, "=request=completion", "=input=/ip/address/add disabled="));
            assertEquals(
                    "=highlight=dir,dir,dir,none,dir,dir,dir,dir,dir,dir,dir,none,error,error",
                    peer.ask("/console/inspect", "=request=highlight", "=input=/ip address xy ")
                            .getFirst()
                            .getLast()
                            .replaceAll(",none$", ""));
            assertFalse(words(peer, "=request=syntax", "=input=/ip a").isEmpty());
            assertTrue(
                    peer.ask("/console/inspect", "=request=error", "=input=/ip xy add ")
                            .getFirst()
                            .contains("=offset=4"));
        }
    }

    private static List<String> words(ApiPeer peer, String... arguments) throws Exception {
        String[] words = new String[arguments.length + 1];
        words[0] = "/console/inspect";
        System.arraycopy(arguments, 0, words, 1, arguments.length);
        return peer.ask(words).stream()
                .flatMap(List::stream)
                .filter(word -> word.startsWith("=completion=") || word.startsWith("=symbol="))
                .toList();
    }

    @Test
    void completionsLoseRowsOverTheBinaryApi() throws Exception {
        try (SimulatedRouter router = router("7.18.2").start();
                ApiPeer peer = ApiPeer.loggedIn(router)) {
            Set<Integer> counts = new HashSet<>();
            int lost = 0;
            for (int i = 0; i < 80; i++) {
                int count = words(peer, "=request=completion", "=input=/ip ").size();
                lost += counts.isEmpty() || count < java.util.Collections.max(counts) ? 1 : 0;
                counts.add(count);
            }
            assertEquals(2, counts.size(), counts.toString());
            assertTrue(lost > 8 && lost < 40, "lost in " + lost + " of 80");
        }
    }

    @ParameterizedTest
    @CsvSource({"6.49.11, no such command prefix", "6.42.7, no such command prefix"})
    void version6HasNoHelp(String version, String message) throws Exception {
        try (SimulatedRouter router = router(version.equals("6.42.7") ? "6.49" : version).start();
                ApiPeer peer = ApiPeer.loggedIn(router)) {
            assertEquals(
                    List.of("!trap", "=message=" + message),
                    peer.ask("/console/inspect", "=request=child", "=path=ip").getFirst());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"7.9.2", "7.16.2", "7.22.1"})
    void recordedTreesAreTold(String version) throws Exception {
        Path recorded = Path.of("../shared/data/inspect/" + version + ".json.gz");
        Assumptions.assumeTrue(Files.exists(recorded), "no recorded trees beside the project");
        try (InputStream in = Files.newInputStream(recorded);
                SimulatedRouter router =
                        router(version)
                                .commandTree(CommandTree.read(in))
                                .lossOfCompletions(0)
                                .start();
                ApiPeer peer = ApiPeer.loggedIn(router)) {
            assertTrue(
                    words(peer, "=request=completion", "=input=/routing/bgp/")
                            .contains("=completion=connection"));
            assertTrue(
                    words(
                                    peer,
                                    "=request=completion",
                                    "=input=/interface pppoe-client add allow=ms")
                            .contains("=completion=mschap2"));
        }
    }
}
