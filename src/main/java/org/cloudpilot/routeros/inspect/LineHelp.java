package org.cloudpilot.routeros.inspect;

import java.util.List;
import org.cloudpilot.model.LineCompletion;
import org.cloudpilot.model.LineDiagnostic;
import org.cloudpilot.model.LineToken;

/// Help with one console line, out of a command tree alone: no router is asked. Menus are written
/// `/ip/address`, the root `/`.
public final class LineHelp {
    private LineHelp() {}

    /// How the line could go on at the caret, in the tree's order: at a menu its menus and commands,
    /// behind a command the arguments that are not given yet, behind `$` the variables of the line.
    public static List<LineCompletion> completions(
            CommandTree tree, String menu, String line, int caret) {
        return List.of();
    }

    /// The line's pieces, for highlighting.
    public static List<LineToken> tokens(CommandTree tree, String menu, String line) {
        return List.of();
    }

    /// What is wrong with the line; empty when the router would take it.
    public static List<LineDiagnostic> diagnostics(CommandTree tree, String menu, String line) {
        return List.of();
    }
}
