package org.cloudpilot.ui.terminal;

import java.util.ArrayList;
import java.util.List;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.ConsoleReply;
import org.cloudpilot.model.Row;
import org.cloudpilot.model.SecretArguments;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Units;
import org.jspecify.annotations.Nullable;

/// A reply as it is printed; made off the UI thread, because a large table takes its time.
///
/// @param table the rows, to be looked at as a table; null where there are none
record Rendering(List<TerminalBlock> blocks, @Nullable ResultTable table) {
    Rendering {
        blocks = List.copyOf(blocks);
    }

    private static final class Page {
        private final List<TerminalBlock> blocks = new ArrayList<>();
        private @Nullable ResultTable table;

        void remark(String text) {
            blocks.add(TerminalBlock.remark(text));
        }

        void error(String text) {
            blocks.add(TerminalBlock.error(text));
        }

        void rows(String title, List<Row> rows, List<String> columns) {
            if (!rows.isEmpty()) {
                table = ResultTable.of(title, rows, columns);
                blocks.add(TerminalBlock.table(TextTable.of(table)));
            }
        }

        void text(String text) {
            if (!text.isEmpty()) {
                blocks.add(TerminalBlock.of(TerminalBlock.Kind.TABLE, "", text));
            }
        }

        Rendering done() {
            return new Rendering(blocks, table);
        }
    }

    /// @param line what was sent, from `menu`
    /// @param indent where it stands behind its prompt
    static Rendering of(ConsoleReply reply, String menu, String line, int indent) {
        var page = new Page();
        reply(page, reply, menu, line, indent);
        return page.done();
    }

    private static void reply(Page page, ConsoleReply reply, String menu, String line, int indent) {
        switch (reply) {
            case ConsoleReply.Nothing _, ConsoleReply.Moved _, ConsoleReply.Going _ -> {}
            case ConsoleReply.NotUnderstood(var reason, int position) -> {
                String before = line.substring(0, Math.min(position, line.length()));
                int column = indent + SecretArguments.known().redacted(menu, before).length();
                page.error(" ".repeat(Math.max(0, column)) + "^\n" + Sentences.of(reason));
            }
            case ConsoleReply.Ran(var sent, var columns, var outcome) ->
                    outcome(page, sent, columns, outcome);
            case ConsoleReply.Said said -> said(page, said, menu, line);
            case ConsoleReply.InTurn(var replies) ->
                    replies.forEach(each -> reply(page, each, menu, line, indent));
        }
    }

    private static void said(Page page, ConsoleReply.Said said, String menu, String line) {
        page.text(SecretArguments.known().printed(menu, line, said.text()));
        if (!(said.outcome() instanceof CommandOutcome.Done)) {
            failed(page, said.outcome());
        }
        page.remark(
                Sentences.of(
                        switch (said.way()) {
                            case EXECUTE -> "ui.terminal.way.execute";
                            case SSH -> "ui.terminal.way.ssh";
                        }));
    }

    private static void outcome(
            Page page, Command sent, List<String> columns, CommandOutcome outcome) {
        switch (outcome) {
            case CommandOutcome.Done done -> done(page, sent, columns, done);
            case CommandOutcome.Trapped trapped -> {
                page.rows(sent.path(), trapped.rows(), columns);
                failed(page, trapped);
            }
            case CommandOutcome.NotConnected _,
                    CommandOutcome.Unsupported _,
                    CommandOutcome.Lost _,
                    CommandOutcome.Unknown _ ->
                    failed(page, outcome);
        }
    }

    private static void done(
            Page page, Command sent, List<String> columns, CommandOutcome.Done done) {
        page.rows(sent.path(), done.rows(), columns);
        String ret = done.ret();
        boolean silent = ret == null || ret.isEmpty();
        if (ret != null) {
            page.text(SecretArguments.known().returned(sent, ret));
        }
        if (done.truncated()) {
            page.remark(Sentences.of("ui.terminal.truncated"));
        }
        if (done.rows().isEmpty() && silent) {
            String key = sent.isSafe() ? "ui.terminal.no_items" : "ui.terminal.done";
            page.remark(Sentences.of(key, Units.millis(done.took())));
        }
    }

    /// What went wrong, in the router's words or the program's.
    static Rendering failure(CommandOutcome outcome) {
        var page = new Page();
        failed(page, outcome);
        return page.done();
    }

    private static void failed(Page page, CommandOutcome outcome) {
        switch (outcome) {
            case CommandOutcome.Done _ -> {}
            case CommandOutcome.Trapped trapped -> page.error(trapped.message());
            case CommandOutcome.NotConnected(ConnectProblem problem) -> {
                page.error(Sentences.of(problem.failure().message()));
                if (!problem.detail().isBlank()) {
                    page.remark(problem.detail());
                }
            }
            case CommandOutcome.Unsupported(String why) -> page.error(why);
            case CommandOutcome.Lost lost ->
                    page.error(Sentences.of("ui.terminal.lost", lost.detail()).strip());
            case CommandOutcome.Unknown unknown ->
                    page.error(Sentences.of("ui.terminal.unknown", unknown.detail()).strip());
        }
    }
}
