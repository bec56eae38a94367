package org.cloudpilot.service.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextErrorsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "syntax error (line 1 column 7)",
                "bad command name foo (line 1 column 1)",
                "expected end of command (line 1 column 12)",
                "expected command name (line 1 column 4)",
                "failure: already have such address",
                "no such item",
                "no such command prefix",
                "input does not match any value of interface",
                "invalid value for argument address",
                "not enough permissions (9)",
                "value of port out of range (0..65535)",
                "missing value(s) of argument(s) address",
                "interrupted",
                "first line\nno such item (4)\n"
            })
    void areKnown(String text) {
        assertTrue(TextErrors.in(text).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "name: edge", "one\ntwo", "0  ether1  failure", "no errors"})
    void andOutputIsNone(String text) {
        assertFalse(TextErrors.in(text).isPresent());
    }

    @Test
    void whatWasSaidBeforeStays() {
        assertEquals("a\nb", TextErrors.before("a\nb\nno such item\n"));
        assertEquals("", TextErrors.before("no such item"));
    }
}
