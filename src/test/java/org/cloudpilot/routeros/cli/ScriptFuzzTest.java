package org.cloudpilot.routeros.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/// Whatever people paste ends in a tree or a verdict; a tree that is printed reads as the same.
class ScriptFuzzTest {
    private static final MenuTree TREE = KnownMenus.tree();

    @FuzzTest(maxDuration = "12s")
    void anyTextEndsInATreeOrAVerdict(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (ScriptParser.parse(text, TREE) instanceof Script.Accepted(var statements)) {
            var again =
                    assertInstanceOf(
                            Script.Accepted.class,
                            ScriptParser.parse(ScriptText.of(statements), TREE));
            assertEquals(statements, again.statements());
        }
    }
}
