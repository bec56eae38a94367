package org.cloudpilot.ui.terminal;

import java.util.List;
import java.util.regex.Pattern;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.ConsoleReply;
import org.cloudpilot.model.ItemNumbers;
import org.cloudpilot.model.Row;

/// The numbers of the items that were printed last in this terminal, as they stand on the screen. A
/// print that does not tell which items it showed takes the older numbers away: they would mean
/// other items than one sees.
final class PrintedNumbers {
    private static final Pattern PRINTS =
            Pattern.compile("(^|[\\s/;{\\[])pr(i|in|int)?($|[\\s;}\\]])");

    private ItemNumbers now = ItemNumbers.none();

    ItemNumbers now() {
        return now;
    }

    void forget() {
        now = ItemNumbers.none();
    }

    /// @param text what was sent
    void after(ConsoleReply reply, String text) {
        switch (reply) {
            case ConsoleReply.Ran ran -> {
                if (ran.outcome() instanceof CommandOutcome.Done done) {
                    now = now.after(ran.sent(), done.rows());
                }
            }
            case ConsoleReply.Said said -> {
                boolean left = !(said.outcome() instanceof CommandOutcome.NotConnected);
                if (left && PRINTS.matcher(text).find()) {
                    forget();
                }
            }
            case ConsoleReply.Going _,
                    ConsoleReply.Moved _,
                    ConsoleReply.InTurn _,
                    ConsoleReply.Nothing _,
                    ConsoleReply.NotUnderstood _ -> {}
        }
    }

    /// @param last what stands on the screen of something that went on
    void afterLive(ConsoleReply reply, List<Row> last) {
        if (reply instanceof ConsoleReply.Going(Command sent, _, boolean inPlace, _)
                && sent.verb().equals("print")) {
            ItemNumbers left = now.without(sent.menu());
            now = inPlace ? left.after(sent, last) : left;
        }
    }
}
