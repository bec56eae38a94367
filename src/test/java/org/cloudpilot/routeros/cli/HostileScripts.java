package org.cloudpilot.routeros.cli;

import java.nio.charset.StandardCharsets;

/// Any bytes as a script: they are read or refused, and go round when read.
final class HostileScripts {
    private HostileScripts() {}

    static void take(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        Parser.Reading reading = Parser.read(Vocabulary.builtIn(), Vocabulary.builtIn(), text);
        Flaw flaw = reading.flaw();
        if (flaw == null) {
            RoundTripTest.goesRound(text);
        } else {
            Place.of(text, flaw.offset());
        }
        if (reading.steps() > 16L * text.length() + 64) {
            throw new AssertionError(reading.steps() + " steps");
        }
    }
}
