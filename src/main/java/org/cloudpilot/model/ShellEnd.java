package org.cloudpilot.model;

/// How a terminal's shell on a router ended.
public sealed interface ShellEnd {
    /// The stable word of the audit log.
    String word();

    /// The router ended it: somebody typed `/quit`, or was logged off there.
    record Left() implements ShellEnd {
        @Override
        public String word() {
            return "left";
        }
    }

    /// The connection broke.
    record Lost() implements ShellEnd {
        @Override
        public String word() {
            return "lost";
        }
    }

    /// It was closed here.
    record Closed() implements ShellEnd {
        @Override
        public String word() {
            return "closed";
        }
    }
}
