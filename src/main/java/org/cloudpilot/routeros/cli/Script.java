package org.cloudpilot.routeros.cli;

import java.util.List;

/// Commands one after the other, as they were read.
public record Script(List<Statement> statements) {
    public Script {
        statements = List.copyOf(statements);
    }
}
