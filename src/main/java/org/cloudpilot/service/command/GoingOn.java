package org.cloudpilot.service.command;

import java.util.Set;
import org.cloudpilot.model.Column;
import org.cloudpilot.model.Command;
import org.cloudpilot.routeros.cli.Verbs;

/// Which commands answer bit by bit, until they end or are stopped.
final class GoingOn {
    private static final Set<String> ROW_BY_ROW = Set.of("listen", "ping", "flood-ping");

    private GoingOn() {}

    static boolean does(Command command) {
        String verb = command.verb();
        if (verb.equals("print")) {
            return follows(command) || has(command, "interval");
        }
        return Verbs.goesOn(verb) || (Verbs.measures(verb) && !has(command, "once"));
    }

    /// Whether each round of rows takes the place of the one before.
    static boolean inPlace(Command command) {
        return !ROW_BY_ROW.contains(command.verb()) && !follows(command);
    }

    private static boolean follows(Command command) {
        return has(command, "follow") || has(command, "follow-only");
    }

    private static boolean has(Command command, String name) {
        return command.attributes().stream().map(Column::name).anyMatch(name::equals);
    }
}
