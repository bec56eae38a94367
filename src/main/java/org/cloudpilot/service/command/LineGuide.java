package org.cloudpilot.service.command;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.cloudpilot.model.ItemNumbers;
import org.cloudpilot.model.LineCompletion;
import org.cloudpilot.model.LineDiagnostic;
import org.cloudpilot.model.LineToken;
import org.cloudpilot.model.LiveQuestion;
import org.cloudpilot.routeros.cli.Prompt;
import org.cloudpilot.routeros.inspect.CommandTree;
import org.cloudpilot.routeros.inspect.LineHelp;

/// Help with the line being typed, as one version of RouterOS knows it. Asks no router and no
/// store: quick enough for every key.
public final class LineGuide {
    private final Supplier<CommandTree> tree;
    private final String version;
    private final boolean exact;

    LineGuide(Supplier<CommandTree> tree, String version, boolean exact) {
        this.tree = tree;
        this.version = version;
        this.exact = exact;
    }

    /// Whose commands these are: `7.22.1`.
    public String version() {
        return version;
    }

    /// Whether that is the router's own version; otherwise it is the nearest that is known.
    public boolean isExact() {
        return exact;
    }

    /// How the line could go on at the caret.
    public List<LineCompletion> completions(String menu, String line, int caret) {
        return LineHelp.completions(tree.get(), menu, line, caret);
    }

    /// What only the router itself can tell of how the line could go on at the caret; empty where
    /// what is known of its version is all.
    public Optional<LiveQuestion> question(String menu, String line, int caret) {
        return LineHelp.question(tree.get(), menu, line, caret);
    }

    /// The menu or command that the line is at, its names parted by commas.
    Optional<String> place(String menu, String line, int caret) {
        return LineHelp.place(tree.get(), menu, line, caret);
    }

    /// The line's pieces, for highlighting.
    public List<LineToken> tokens(String menu, String line) {
        return LineHelp.tokens(tree.get(), menu, line);
    }

    /// The prompt at which a line is to be understood by this version's names.
    Prompt prompt(String menu, boolean live, ItemNumbers numbers) {
        return new Prompt(tree.get().root(), exact, menu, live, numbers);
    }

    /// What is wrong with the line. By another version's tree nothing is called wrong that only
    /// this version may lack.
    public List<LineDiagnostic> diagnostics(String menu, String line) {
        List<LineDiagnostic> found = LineHelp.diagnostics(tree.get(), menu, line);
        return exact
                ? found
                : found.stream()
                        .filter(each -> each.severity() == LineDiagnostic.Severity.ERROR)
                        .toList();
    }
}
