package org.cloudpilot.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.cloudpilot.app.Credential;
import org.cloudpilot.app.CredentialReading;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Sentences;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CredentialOptionTest {
    @TempDir Path temp = Path.of("");

    private static CredentialReading obtain(String typed, String... arguments) {
        CredentialOption option = new CredentialOption();
        new CommandLine(CommandLine.Model.CommandSpec.create().addMixin("c", mixin(option)))
                .parseArgs(arguments);
        return option.obtain(
                null, new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
    }

    private static CommandLine.Model.CommandSpec mixin(CredentialOption option) {
        return CommandLine.Model.CommandSpec.forAnnotatedObject(option);
    }

    private static void is(String name, String secret, CredentialReading reading) {
        Credential read = assertInstanceOf(CredentialReading.Read.class, reading).credential();
        assertEquals(name, read.name());
        assertTrue(read.secret().matches(Secret.ofText(secret)));
        assertFalse(read.toString().contains(secret));
    }

    private Path file(String text, String rights) throws IOException {
        Path file = Files.writeString(temp.resolve("credential"), text);
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
        }
        return file;
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann\nplum tree\n", "ann\nplum tree", "ann\r\nplum tree\r\nmore\n"})
    void readsTwoLinesFromAPipe(String text) {
        is("ann", "plum tree", obtain(text));
    }

    @Test
    void readsAFileThatIsTheOwnersAlone() throws IOException {
        Path file = file("cp_pub_x\ncp_priv_y\n", "rw-------");
        is("cp_pub_x", "cp_priv_y", obtain("", "--credential-file", file.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----"})
    void refusesAFileThatOthersMayRead(String rights) throws IOException {
        Path file = file("ann\nplum tree\n", rights);
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            var why =
                    assertInstanceOf(
                                    CredentialReading.Unusable.class,
                                    obtain("", "--credential-file", file.toString()))
                            .why();
            assertEquals("credential.open_to_others", why.key());
            assertFalse(Sentences.of(why).contains("plum"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ann", "ann\n", "\nplum tree\n", "\n\n"})
    void refusesWhatIsNone(String text) {
        var why = assertInstanceOf(CredentialReading.Unusable.class, obtain(text)).why();
        assertEquals("credential.malformed", why.key());
        assertFalse(Sentences.of(why).isBlank());
    }

    @Test
    void saysThatTheFileIsNotThere() {
        var why =
                assertInstanceOf(
                                CredentialReading.Unusable.class,
                                obtain("", "--credential-file", temp.resolve("no").toString()))
                        .why();
        assertEquals("credential.absent", why.key());
    }
}
