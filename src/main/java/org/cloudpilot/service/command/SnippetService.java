package org.cloudpilot.service.command;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.FieldErrors;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.SecretArguments;
import org.cloudpilot.model.Snippet;
import org.cloudpilot.model.SnippetId;
import org.cloudpilot.service.audit.AuditTrail;
import org.cloudpilot.service.audit.Deed;
import org.cloudpilot.store.SnippetRepository;

/// Lines with gaps that the members of a space keep under a name. A secret is refused: where one is
/// needed, a gap takes its place and it is typed each time.
public final class SnippetService {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_TEXT = 10_000;

    private final SnippetRepository snippets;
    private final InstantSource clock;
    private final AuditTrail trail;

    public SnippetService(SnippetRepository snippets, InstantSource clock, AuditTrail trail) {
        this.snippets = snippets;
        this.clock = clock;
        this.trail = trail;
    }

    /// All of the caller's space, ordered by name.
    public Outcome<List<Snippet>> all(Caller caller) {
        return ConsoleHistory.permitted(caller, () -> snippets.all(caller.space()));
    }

    /// Keeps `text` under `name`, in place of what had that name. Refused with `Invalid` beside
    /// `name` or `text`.
    public Outcome<Snippet> put(Caller caller, String name, String text) {
        var deed = new Deed("snippet.put", "snippet " + name.strip());
        return deed.done(
                trail,
                caller,
                () -> {
                    FieldErrors problems = problems(name.strip(), text);
                    return problems.isEmpty()
                            ? ConsoleHistory.permitted(
                                    caller,
                                    () ->
                                            snippets.put(
                                                    caller.space(),
                                                    name.strip(),
                                                    text.strip(),
                                                    clock.instant().truncatedTo(ChronoUnit.MICROS)))
                            : Outcome.refused(new Refusal.Invalid(problems));
                });
    }

    public Outcome<Snippet> remove(Caller caller, Snippet snippet) {
        var deed = new Deed("snippet.remove", "snippet " + snippet.name());
        return deed.done(
                trail,
                caller,
                () ->
                        ConsoleHistory.permitted(caller, () -> delete(caller, snippet.id()))
                                .then(
                                        gone ->
                                                gone
                                                        ? Outcome.done(snippet)
                                                        : Outcome.refused(new Refusal.NotFound())));
    }

    private boolean delete(Caller caller, SnippetId id) {
        return snippets.delete(caller.space(), id);
    }

    private static FieldErrors problems(String name, String text) {
        var errors = new FieldErrors.Collector();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            errors.add("name", Message.of("snippet.name", LONGEST_NAME));
        }
        if (text.isBlank() || text.length() > LONGEST_TEXT) {
            errors.add("text", Message.of("snippet.text", LONGEST_TEXT));
        } else if (hasSecret(text)) {
            errors.add("text", Message.of("snippet.secret"));
        }
        return errors.errors();
    }

    /// A gap in a secret's place is none.
    private static boolean hasSecret(String text) {
        Snippet snippet = new Snippet(new SnippetId(1), "", text);
        Map<String, String> hidden =
                snippet.gaps().stream()
                        .collect(Collectors.toMap(gap -> gap, _ -> SecretArguments.HIDDEN));
        String bare = snippet.filled(hidden);
        return !SecretArguments.known().redacted(bare).equals(bare);
    }
}
