package org.cloudpilot.service.fleet;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.routeros.DialOutcome;
import org.cloudpilot.routeros.RouterSession;

/// Safe mode: what is changed while it is held is undone when the session breaks or it is unrolled,
/// and stays when it is released. It belongs to the router's one session, so it holds for
/// everything that the program changes on that router; the session stays where it is meanwhile,
/// also where a preferred address answers again. RouterOS has it over the binary API since 7.18.
public final class SafeModes {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String MENU = "/safe-mode/";

    private final RouterConsole console;
    private final Map<RouterId, RouterSession> held = new ConcurrentHashMap<>();

    public SafeModes(RouterConsole console) {
        this.console = console;
    }

    /// From now on changes are undone when the session breaks; blocks.
    public Outcome<CommandOutcome> take(Caller caller, RouterId id) {
        return asked(caller, id, "take");
    }

    /// What was changed meanwhile stays; blocks.
    public Outcome<CommandOutcome> release(Caller caller, RouterId id) {
        return asked(caller, id, "release");
    }

    /// What was changed meanwhile is undone; blocks.
    public Outcome<CommandOutcome> unroll(Caller caller, RouterId id) {
        return asked(caller, id, "unroll");
    }

    private Outcome<CommandOutcome> asked(Caller caller, RouterId id, String verb) {
        Command command = Command.of(MENU + verb);
        return console.recorded(
                caller,
                id,
                command.path(),
                (deed, _, watched) -> {
                    CommandOutcome outcome =
                            watched.router().transport().isRest()
                                    ? new CommandOutcome.Unsupported(
                                            Sentences.of("console.safe_mode.rest"))
                                    : asked(watched, command, verb.equals("take"));
                    deed.outcome(outcome.code());
                    return Outcome.done(outcome);
                });
    }

    private CommandOutcome asked(WatchedRouter watched, Command command, boolean taking) {
        RouterId id = watched.router().id();
        return switch (watched.link().session()) {
            case DialOutcome.Failed(ConnectProblem problem) ->
                    new CommandOutcome.NotConnected(problem);
            case DialOutcome.Connected(RouterSession session, _) -> {
                if (taking) {
                    watched.link().stay(true);
                }
                CommandOutcome outcome = session.run(command, LIMIT);
                boolean done = outcome instanceof CommandOutcome.Done;
                if (done && taking) {
                    held.put(id, session);
                } else if (done) {
                    held.remove(id);
                }
                watched.link().stay(isHeld(id));
                yield explained(outcome);
            }
        };
    }

    private static CommandOutcome explained(CommandOutcome outcome) {
        return outcome instanceof CommandOutcome.Trapped trapped
                        && trapped.message().startsWith("no such command")
                ? new CommandOutcome.Unsupported(Sentences.of("console.safe_mode.absent"))
                : outcome;
    }

    /// Whether the router's session holds it now. A session that broke holds nothing: the router
    /// undoes what was changed.
    public boolean isHeld(RouterId id) {
        RouterSession session = held.get(id);
        if (session == null) {
            return false;
        }
        boolean lives = session.ended() == null;
        if (!lives) {
            held.remove(id, session);
        }
        return lives;
    }
}
