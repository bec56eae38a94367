package org.cloudpilot.ui.terminal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.LineCompletion;
import org.cloudpilot.model.LineDiagnostic;
import org.cloudpilot.model.LineToken;
import org.cloudpilot.model.LiveQuestion;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.service.command.ConsoleHelp;
import org.cloudpilot.service.command.LineGuide;
import org.cloudpilot.ui.fx.TaskRunner;
import org.jspecify.annotations.Nullable;

/// Help with the line being typed on one router: completions, colours, and what is wrong with it.
public final class HelpViewModel {
    /// Arguments that stand alone.
    private static final Set<String> SWITCHES =
            Set.of(
                    "as-value",
                    "brief",
                    "compact",
                    "count-only",
                    "detail",
                    "follow",
                    "follow-only",
                    "once",
                    "show-ids",
                    "stats",
                    "stats-detail",
                    "terse",
                    "value-list",
                    "verbose",
                    "where",
                    "without-paging");

    private final ConsoleHelp help;
    private final Caller caller;
    private final TaskRunner tasks;
    private final ReadOnlyObjectWrapper<@Nullable LineGuide> guide = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper version = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<List<LineToken>> tokens =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<LineDiagnostic>> flaws =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ObservableList<LineCompletion> completions = FXCollections.observableArrayList();
    private @Nullable RouterId router;
    private final Set<RouterId> learning = new HashSet<>();
    private @Nullable LiveQuestion wanted;
    private @Nullable RouterId asked;
    private String menu = "/";
    private String line = "";

    /// The line with a completion put in, and where the caret stands then.
    record Completed(String line, int caret) {}

    public HelpViewModel(ConsoleHelp help, Caller caller, TaskRunner tasks) {
        this.help = help;
        this.caller = caller;
        this.tasks = tasks;
        guide.subscribe(known -> version.set(known == null ? "" : words(known)));
    }

    private static String words(LineGuide known) {
        return Sentences.of(
                known.isExact() ? "ui.terminal.help_of" : "ui.terminal.help_near", known.version());
    }

    /// Helps with lines for that router from now on; its version is learned meanwhile, where that
    /// is not known yet.
    public void target(@Nullable Router shown) {
        RouterId id = shown == null ? null : shown.id();
        if (Objects.equals(id, router)) {
            return;
        }
        router = id;
        guide.set(null);
        hide();
        if (id != null) {
            fetch(id, () -> learn(id));
        }
    }

    /// What is not known yet of the router's version, as far as the router lets us: the names, then
    /// what it says of them.
    private void learn(RouterId id) {
        if (!learning.add(id)) {
            return;
        }
        tasks.run(
                () -> help.learn(caller, id),
                learned -> {
                    if (learned instanceof Outcome.Done<Boolean>(Boolean fresh) && fresh) {
                        fetch(id, () -> {});
                    }
                    tasks.run(
                            () -> help.describe(caller, id),
                            described -> {
                                learning.remove(id);
                                if (id.equals(router)) {
                                    look();
                                }
                            });
                });
    }

    private void fetch(RouterId id, Runnable then) {
        Supplier<Outcome<Optional<LineGuide>>> asking = () -> help.guide(caller, id);
        tasks.run(
                asking,
                known -> {
                    if (id.equals(router)
                            && known
                                    instanceof
                                    Outcome.Done<Optional<LineGuide>>(Optional<LineGuide> found)) {
                        guide.set(found.orElse(null));
                        look();
                    }
                    then.run();
                });
    }

    /// The line as it is now, at the prompt that stands in `where`.
    void typed(String where, String typed) {
        menu = where;
        line = typed;
        look();
    }

    private void look() {
        LineGuide known = guide.get();
        if (known != null) {
            help.visit(known, menu, line, line.length());
        }
        tokens.set(known == null ? List.of() : known.tokens(menu, line));
        flaws.set(known == null || line.isBlank() ? List.of() : known.diagnostics(menu, line));
    }

    /// Completes as far as there is only one way; tells the line as it is then, or null where
    /// nothing was added. Where there are several ways they are offered.
    ///
    /// @param show offers them also where something was added
    @Nullable Completed complete(int caret, boolean show) {
        LineGuide known = guide.get();
        if (known == null) {
            return null;
        }
        if (router != null) {
            learn(router);
        }
        List<LineCompletion> ways = ways(known, caret);
        if (ways.isEmpty()) {
            hide();
            ask(known, caret);
            return null;
        }
        int start = ways.getFirst().start();
        String typed = line.substring(Math.min(start, caret), caret);
        String common = common(ways.stream().map(LineCompletion::text).toList());
        boolean one = ways.size() == 1;
        if (one && !show) {
            hide();
            return put(ways.getFirst(), caret);
        }
        if (common.length() > typed.length() && common.startsWith(typed) && !show) {
            return put(start, common, caret);
        }
        completions.setAll(ways);
        ask(known, caret);
        return null;
    }

    /// Asks the router for what it alone knows; its answer joins what is offered, if it is still
    /// wanted then. One question at a time: a router that is slow gets no second.
    private void ask(LineGuide known, int caret) {
        wanted = known.question(menu, line, caret).orElse(null);
        if (wanted != null && router != null && !router.equals(asked)) {
            ask(router, wanted);
        }
    }

    private void ask(RouterId id, LiveQuestion question) {
        asked = id;
        tasks.run(
                () -> help.ask(caller, id, question),
                told -> {
                    if (!id.equals(asked)) {
                        return;
                    }
                    asked = null;
                    if (question.equals(wanted)) {
                        wanted = null;
                        if (told
                                instanceof
                                Outcome.Done<List<LineCompletion>>(List<LineCompletion> more)) {
                            join(more);
                        }
                    } else if (wanted != null && id.equals(router)) {
                        ask(id, wanted);
                    }
                });
    }

    private void join(List<LineCompletion> more) {
        Set<String> offered = new HashSet<>();
        completions.forEach(each -> offered.add(each.text()));
        List<LineCompletion> joined = new ArrayList<>(completions);
        more.stream().filter(each -> offered.add(each.text())).forEach(joined::add);
        if (joined.size() > completions.size()) {
            completions.setAll(joined);
        }
    }

    /// How the line could go on. A word that is short for one name is completed before what may
    /// follow that name is offered.
    private List<LineCompletion> ways(LineGuide known, int caret) {
        List<LineCompletion> ways = known.completions(menu, line, caret);
        int start = caret;
        while (start > 0 && isOfName(line.charAt(start - 1))) {
            start--;
        }
        if (start == caret
                || ways.isEmpty()
                || ways.getFirst().start() < caret
                || ways.getFirst().kind() == LineCompletion.Kind.OPERATOR) {
            return ways;
        }
        String word = line.substring(start, caret);
        List<LineCompletion> whole =
                known.completions(menu, line, start).stream()
                        .filter(each -> each.text().startsWith(word))
                        .toList();
        return whole.isEmpty() ? ways : whole;
    }

    private static boolean isOfName(char c) {
        return Character.isLetterOrDigit(c) || c == '-';
    }

    /// While completions are offered, they follow what is typed.
    void narrow(int caret) {
        LineGuide known = guide.get();
        if (known != null && (!completions.isEmpty() || wanted != null)) {
            completions.setAll(ways(known, caret));
            ask(known, caret);
        }
    }

    /// The line with this one put in: an argument that takes a value is followed by its equals
    /// sign, a property and a comparison by what it is compared with, everything else by a blank.
    Completed put(LineCompletion chosen, int caret) {
        hide();
        String after =
                switch (chosen.kind()) {
                    case ARGUMENT -> SWITCHES.contains(chosen.text()) ? " " : "=";
                    case PROPERTY -> "";
                    case OPERATOR -> Character.isLetter(chosen.text().charAt(0)) ? " " : "";
                    case MENU, COMMAND, VALUE, VARIABLE -> " ";
                };
        return put(chosen.start(), chosen.text() + after, caret);
    }

    private Completed put(int start, String text, int caret) {
        String before = line.substring(0, Math.min(start, line.length()));
        String after = line.substring(Math.min(caret, line.length()));
        return new Completed(before + text + after, before.length() + text.length());
    }

    void hide() {
        wanted = null;
        completions.clear();
    }

    private static String common(List<String> texts) {
        String common = texts.getFirst();
        for (String each : texts) {
            int same = 0;
            while (same < common.length()
                    && same < each.length()
                    && common.charAt(same) == each.charAt(same)) {
                same++;
            }
            common = common.substring(0, same);
        }
        return common;
    }

    /// Of which version a name is that is offered, where that is not the router's own; empty
    /// otherwise.
    String origin(LineCompletion offered) {
        LineGuide known = guide.get();
        return switch (offered.kind()) {
            case MENU, COMMAND, ARGUMENT ->
                    known == null || known.isExact()
                            ? ""
                            : Sentences.of("ui.terminal.completion.near", known.version());
            case VALUE, PROPERTY, OPERATOR, VARIABLE -> "";
        };
    }

    /// Which version helps, in words; empty while none does.
    ObservableValue<String> versionProperty() {
        return version;
    }

    ReadOnlyObjectProperty<List<LineToken>> tokensProperty() {
        return tokens.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<LineDiagnostic>> flawsProperty() {
        return flaws.getReadOnlyProperty();
    }

    /// Those that are offered now; empty where none are.
    ObservableList<LineCompletion> completions() {
        return completions;
    }
}
