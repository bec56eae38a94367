package org.cloudpilot.simulator;

import java.time.Duration;

/// How a simulated router misbehaves from the moment it is told to, in sessions that are open, too.
public sealed interface Fault {
    /// It behaves.
    record None() implements Fault {}

    /// It accepts connections and closes them at once.
    record CloseAfterAccept() implements Fault {}

    /// It accepts and reads, and never says a word.
    record Mute() implements Fault {}

    /// It lets people log in and answers nothing else.
    record NeverAnswer() implements Fault {}

    /// As before, but it answers `/cancel`.
    record AnswerOnlyCancel() implements Fault {}

    /// It closes a connection after so many bytes of its answers.
    record CutAfter(int bytes) implements Fault {}

    /// It sends these bytes in place of each answer.
    record Say(byte[] bytes) implements Fault {
        public Say {
            bytes = bytes.clone();
        }

        @Override
        public byte[] bytes() {
            return bytes.clone();
        }
    }

    /// It leaves the tags out.
    record DropTags() implements Fault {}

    /// Before each answer it sends one to a tag that nobody uses.
    record UnknownTags() implements Fault {}

    /// It has no certificate on its TLS services: it has only anonymous key exchange to offer, and
    /// refuses everybody who does not do without a certificate.
    record NoCertificate() implements Fault {}

    /// It waits so long before it answers a TLS client's first word.
    record SlowTls(Duration delay) implements Fault {}

    /// It says nothing more on a connection after so many bytes of its answers, and keeps it open.
    record StallAfter(int bytes) implements Fault {}

    /// It says everything in pieces of so many bytes with a pause after each.
    record Drip(int bytes, Duration pause) implements Fault {
        public Drip {
            if (bytes < 1) {
                throw new IllegalArgumentException("a piece has one byte at least");
            }
        }
    }

    /// It answers every command with rows without end, until the command is cancelled.
    record EndlessRows() implements Fault {}

    /// It answers every command with so many bytes: over REST one body of blanks, over the binary
    /// API rows.
    record HugeAnswer(long bytes) implements Fault {}

    /// It refuses every command for want of rights.
    record MissingRights() implements Fault {}

    /// It refuses every change: the device's mode forbids it.
    record DeviceModeRefusal() implements Fault {}

    /// It answers two commands that are in flight together in the opposite order. One that is alone
    /// is answered after `patience`.
    record OutOfOrder(Duration patience) implements Fault {}

    /// Its exports end in the middle.
    record ShortExport() implements Fault {}

    /// Over REST it sends everybody elsewhere.
    record Redirect(String location) implements Fault {}

    /// Over REST it answers everything with a page for people, as a hotspot's portal does.
    record WebPage() implements Fault {}

    /// A length beginning with a byte that the protocol keeps for later.
    static Fault reservedControlByte() {
        return new Say(new byte[] {(byte) 0xf8, 0, 0, 0});
    }

    /// A word of all but four gigabytes, announced.
    static Fault hugestLength() {
        return new Say(
                new byte[] {(byte) 0xf0, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff});
    }

    /// A word of two gigabytes, announced.
    static Fault hugeLength() {
        return new Say(new byte[] {(byte) 0xf0, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff});
    }

    /// Bytes that are no sentences.
    static Fault garbage() {
        return new Say(new byte[] {0x03, 0x5a, 0x1b, 0x07, 0x7f, 0x7f, 0x11, 0x42, 0x13});
    }
}
