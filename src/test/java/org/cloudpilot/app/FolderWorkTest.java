package org.cloudpilot.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.cloudpilot.cli.CommandLineEntry;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Secret;
import org.cloudpilot.service.access.AccessOptions;
import org.cloudpilot.service.access.AccessService;
import org.cloudpilot.service.access.Registered;
import org.cloudpilot.store.Store;
import org.cloudpilot.vault.Argon2Parameters;
import org.cloudpilot.vault.DataFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWorkTest {
    private static final String PASSWORD = "plum tree in the yard";

    @TempDir Path temp = Path.of("");
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complained = new ByteArrayOutputStream();
    private Path data = temp;
    private Path file = temp;

    @BeforeEach
    void begin() {
        data = temp.resolve("data");
        file = temp.resolve("backup.zip");
    }

    private int run(String... arguments) {
        said.reset();
        complained.reset();
        return CommandLineEntry.run(
                arguments,
                options -> {
                    throw new AssertionError("launched");
                },
                new FolderWork(printer(said), printer(complained), Map.of()),
                new StoreWork(
                        printer(said),
                        printer(complained),
                        Map.of(),
                        AccessOptions.of(false, false).withArgon2(new Argon2Parameters(64, 1, 1))),
                System.out,
                printer(complained));
    }

    private static PrintStream printer(ByteArrayOutputStream into) {
        return new PrintStream(into, true, StandardCharsets.UTF_8);
    }

    private static AccessService access(Path folder) {
        DataFolder prepared = DataFolder.prepare(folder).orThrow();
        return new AccessService(
                prepared,
                new Store(prepared),
                AccessOptions.of(false, false).withArgon2(new Argon2Parameters(64, 1, 1)),
                _ -> true);
    }

    private static Registered register(Path folder) {
        try (AccessService access = access(folder);
                Secret password = Secret.ofText(PASSWORD)) {
            return access.register("ann", null, password).orThrow();
        }
    }

    private static boolean opens(Path folder) {
        try (AccessService access = access(folder);
                Secret password = Secret.ofText(PASSWORD)) {
            return access.signIn("ann", password) instanceof Outcome.Done;
        }
    }

    @Test
    void makesABackupAndRestoresIt() {
        register(data);
        assertEquals(0, run("backup", file.toString(), "--data", data.toString()));
        assertTrue(said.toString(StandardCharsets.UTF_8).contains("valid now"));

        Path other = temp.resolve("other");
        assertEquals(0, run("--data", other.toString(), "restore", file.toString()));
        assertTrue(said.toString(StandardCharsets.UTF_8).contains("valid then"));
        assertTrue(opens(other));
    }

    private String credentialFile(String name, String secret) throws IOException {
        Path written = temp.resolve("credential");
        Files.writeString(written, name + "\n" + secret + "\n");
        if (written.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("rw-------"));
        }
        return written.toString();
    }

    @Test
    void givesTheStoreANewKeyAndShowsItsLog() throws IOException {
        register(data);
        String credential = credentialFile("ann", PASSWORD);
        String folder = data.toString();

        int rekeyed = run("rekey", "--data", folder, "--credential-file", credential);

        assertEquals(0, rekeyed, complained.toString(StandardCharsets.UTF_8));
        assertTrue(opens(data));
        assertEquals(0, run("audit", "--data", folder, "--credential-file", credential));
        String log = said.toString(StandardCharsets.UTF_8);
        assertTrue(log.contains("store.rekey"), log);
        assertTrue(complained.toString(StandardCharsets.UTF_8).contains("whole"));
        assertFalse(log.contains(PASSWORD));
    }

    @Test
    void tellsAWrongCredentialAndARunningProgram() throws IOException {
        register(data);
        String folder = data.toString();
        String wrong = credentialFile("ann", "not the password");
        assertEquals(1, run("rekey", "--data", folder, "--credential-file", wrong));
        assertFalse(complained.toString(StandardCharsets.UTF_8).isBlank());
        assertEquals(1, run("audit", "--data", folder, "--credential-file", temp + "/none"));
        String right = credentialFile("ann", PASSWORD);
        try (SingleInstance _ = SingleInstance.claim(data).orElseThrow()) {
            assertEquals(3, run("audit", "--data", folder, "--credential-file", right));
        }
    }

    @Test
    void locksTheProgramThatRunsOnTheFolder() throws IOException {
        register(data);
        var locked = new AtomicInteger();
        try (SingleInstance running = SingleInstance.claim(data).orElseThrow()) {
            running.onLock(locked::incrementAndGet);
            assertEquals(0, run("lock", "--data", data.toString()));
        }
        assertEquals(1, locked.get());
        assertEquals(1, run("lock", "--data", data.toString()));
        assertFalse(complained.toString(StandardCharsets.UTF_8).isBlank());
    }

    @Test
    void replacesABackupOnlyWhenAsked() {
        register(data);
        assertEquals(0, run("backup", file.toString(), "--data", data.toString()));
        assertEquals(1, run("backup", file.toString(), "--data", data.toString()));
        assertTrue(complained.toString(StandardCharsets.UTF_8).contains("is there already"));
        assertEquals(0, run("backup", "--replace", file.toString(), "--data", data.toString()));
    }

    @Test
    void leavesTheFolderToTheProgramThatRunsOnIt() throws IOException {
        register(data);
        try (SingleInstance _ = SingleInstance.claim(data).orElseThrow()) {
            assertEquals(3, run("backup", file.toString(), "--data", data.toString()));
            assertTrue(complained.toString(StandardCharsets.UTF_8).contains("in its window"));
            assertEquals(3, run("restore", file.toString(), "--data", data.toString()));
        }
        assertFalse(Files.exists(file));
    }

    @Test
    void leavesTheFolderToAnotherProcessAndTakesItOnceThatIsKilled()
            throws IOException, InterruptedException {
        register(data);
        Process holder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Holder.class.getName(),
                                data.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try {
            assertEquals("holding", holder.inputReader().readLine());
            assertEquals(3, run("backup", file.toString(), "--data", data.toString()));
            assertEquals(3, run("restore", file.toString(), "--data", data.toString()));
        } finally {
            holder.destroyForcibly();
        }
        holder.waitFor();
        assertEquals(0, run("backup", file.toString(), "--data", data.toString()));
        assertTrue(opens(data));
    }

    @Test
    void saysWhatIsMissing() {
        assertEquals(1, run("backup", file.toString(), "--data", data.toString()));
        assertFalse(Files.exists(data));
        assertEquals(1, run("restore", file.toString(), "--data", data.toString()));
        assertTrue(complained.toString(StandardCharsets.UTF_8).contains("no such file"));
    }

    @Test
    void aCredentialFileOpensTheStoreAtAStartWithoutAWindow() throws IOException {
        Registered ann = register(data);
        String key = ann.privateKey().use(bytes -> new String(bytes, StandardCharsets.US_ASCII));
        DataFolder folder = DataFolder.prepare(data).orThrow();
        folder.write(
                "credential",
                (ann.publicKey() + "\n" + key + "\n").getBytes(StandardCharsets.US_ASCII));

        assertEquals(ExitCode.OK, start(folder, folder.resolve("credential")));
        assertTrue(said.toString(StandardCharsets.UTF_8).contains("The store is open"));
        assertFalse(said.toString(StandardCharsets.UTF_8).contains(key));
    }

    @Test
    void aWrongCredentialFileEndsTheStart() throws IOException {
        register(data);
        DataFolder folder = DataFolder.prepare(data).orThrow();
        folder.write("credential", "cp_pub_x\ncp_priv_y\n".getBytes(StandardCharsets.US_ASCII));

        assertEquals(ExitCode.FAILED, start(folder, folder.resolve("credential")));
        assertTrue(complained.toString(StandardCharsets.UTF_8).contains("not valid"));
    }

    private ExitCode start(DataFolder folder, Path credential) {
        var options = new LaunchOptions(data, false, true, "127.0.0.1", 0, false, credential);
        try (Program program = new Program(folder, options, true)) {
            return new HeadlessFace(
                            program,
                            new CountDownLatch(0),
                            null,
                            printer(said),
                            printer(complained))
                    .run(options);
        }
    }
}
