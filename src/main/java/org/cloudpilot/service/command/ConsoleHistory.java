package org.cloudpilot.service.command;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.Scope;
import org.cloudpilot.model.SecretArguments;
import org.cloudpilot.model.SentLine;
import org.cloudpilot.model.StoreWriteException;
import org.cloudpilot.store.ConsoleLineRepository;
import org.cloudpilot.store.StoreClosedException;

/// The lines that each person sent from the terminal, in one space, across its routers. Secrets are
/// taken out before a line is kept. What holds for everybody is the audit log's, not this one's.
public final class ConsoleHistory {
    private static final int MOST = 5_000;
    private static final int LONGEST = 4_000;

    private final ConsoleLineRepository lines;
    private final InstantSource clock;

    public ConsoleHistory(ConsoleLineRepository lines, InstantSource clock) {
        this.lines = lines;
        this.clock = clock;
    }

    /// The caller's last lines, oldest first.
    public Outcome<List<SentLine>> last(Caller caller) {
        return permitted(caller, () -> lines.last(caller.space(), caller.user(), MOST));
    }

    /// Keeps a line without its secrets; one that is too long is not kept.
    ///
    /// @param menu where the prompt stood
    public Outcome<Boolean> add(Caller caller, RouterId router, String menu, String line) {
        String shown = SecretArguments.known().redacted(menu, line);
        if (shown.isBlank() || shown.length() > LONGEST) {
            return Outcome.done(false);
        }
        return permitted(
                caller,
                () -> {
                    var sent =
                            new SentLine(
                                    router, shown, clock.instant().truncatedTo(ChronoUnit.MICROS));
                    lines.add(caller.space(), caller.user(), sent, MOST);
                    return true;
                });
    }

    /// Forgets all that the caller sent in this space; answers how many lines that were.
    public Outcome<Integer> forget(Caller caller) {
        return permitted(caller, () -> lines.forget(caller.space(), caller.user()));
    }

    static <T> Outcome<T> permitted(Caller caller, Supplier<T> work) {
        if (!caller.may(Scope.OPERATE)) {
            return Outcome.refused(new Refusal.NotPermitted(Scope.OPERATE));
        }
        try {
            return Outcome.done(work.get());
        } catch (StoreClosedException lockedMeanwhile) {
            return Outcome.refused(new Refusal.Locked());
        } catch (StoreWriteException failed) {
            return Outcome.refused(failed.refusal());
        }
    }
}
