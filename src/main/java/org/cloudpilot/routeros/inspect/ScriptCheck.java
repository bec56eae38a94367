package org.cloudpilot.routeros.inspect;

import org.cloudpilot.routeros.cli.Flaw;
import org.cloudpilot.routeros.cli.Parser;
import org.cloudpilot.routeros.cli.Place;
import org.jspecify.annotations.Nullable;

/// Whether a router would take a script.
///
/// @param flaw null where it would
/// @param place where it would stop reading, as routers count; null where it would not
public record ScriptCheck(@Nullable Flaw flaw, @Nullable Place place) {
    public static ScriptCheck of(CommandTree tree, String script) {
        Flaw flaw = Parser.read(tree.root(), tree.root(), script).flaw();
        return new ScriptCheck(flaw, flaw == null ? null : Place.of(script, flaw.offset()));
    }

    public boolean isAccepted() {
        return flaw == null;
    }
}
