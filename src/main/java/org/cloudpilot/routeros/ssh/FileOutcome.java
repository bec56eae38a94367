package org.cloudpilot.routeros.ssh;

import org.cloudpilot.model.ConnectProblem;

/// What came of moving a file.
public sealed interface FileOutcome {
    /// Downloaded.
    record Got(byte[] contents) implements FileOutcome {
        @Override
        public String toString() {
            return "Got[" + contents.length + " bytes]";
        }
    }

    /// Uploaded.
    record Put(long bytes) implements FileOutcome {}

    /// The router said no: no such file, no right, no space.
    record Refused(String detail) implements FileOutcome {}

    /// It has more bytes than are taken.
    record TooLarge(long most) implements FileOutcome {}

    /// The time was over or the connection broke. An upload may have left a part of the file.
    record Broken(String detail) implements FileOutcome {}

    /// Nothing was sent.
    record NotSent(ConnectProblem problem) implements FileOutcome {}
}
