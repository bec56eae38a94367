package org.cloudpilot.http;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.program.TemporaryProgram;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Whether the table of endpoints tells developers all there is to tell.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndpointTableTest {
    private final TemporaryProgram program;

    EndpointTableTest(@TempDir Path folder) {
        program = TemporaryProgram.in(folder);
    }

    @AfterAll
    void close() {
        program.close();
    }

    Stream<Route> routes() {
        return program.listener().table().routes().stream();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void everyRowIsDescribed(Route route) {
        Manual manual = route.manual();
        assertFalse(manual.operation().isEmpty(), "no name: " + route.path());
        assertSaid(manual.meaning());
        assertFalse(manual.replies().isEmpty(), "no reply: " + manual.operation());
        Stream.concat(manual.body().stream(), manual.query().stream()).forEach(this::described);
        boolean takes = route.intake() != Intake.NOTHING;
        assertTrue(takes || manual.body().isEmpty(), manual.operation());
        assertTrue(route.intake() != Intake.OBJECT || !manual.body().isEmpty());
    }

    private void described(Field field) {
        assertSaid(field.meaning());
        field.members().forEach(this::described);
    }

    @Test
    void everyNameStandsOnce() {
        Set<String> names = new HashSet<>();
        List<String> twice =
                routes().map(route -> route.manual().operation())
                        .filter(name -> !names.add(name))
                        .toList();
        assertEquals(List.of(), twice);
    }

    @ParameterizedTest
    @EnumSource(Code.class)
    void everyCodeIsExplained(Code code) {
        assertSaid(code.meaning());
        assertSaid(code.retry().message());
    }

    @ParameterizedTest
    @EnumSource(ConnectFailure.class)
    void everyRungOfTheLadderIsACode(ConnectFailure failure) {
        assertDoesNotThrow(() -> Code.of(failure.word()));
    }

    private static void assertSaid(Message message) {
        String said = assertDoesNotThrow(() -> Sentences.of(message));
        assertFalse(said.isBlank());
    }
}
