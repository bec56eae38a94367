package org.cloudpilot.routeros.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.cloudpilot.model.Column;
import org.cloudpilot.model.Command;
import org.cloudpilot.routeros.cli.Expression.Result;
import org.cloudpilot.routeros.cli.Expression.Text;
import org.cloudpilot.routeros.cli.Expression.Word;
import org.cloudpilot.routeros.cli.Statement.Run;
import org.jspecify.annotations.Nullable;

/// Puts one command into sentences.
final class Wording {
    private static final Pattern NAME = Pattern.compile("\\.?[a-z0-9][a-z0-9.-]*");
    private static final Pattern NUMBERS = Pattern.compile("[0-9]{1,9}(,[0-9]{1,9})*");
    private static final Pattern DIGITS = Pattern.compile("[0-9,-]+");
    private static final Pattern IDS = Pattern.compile("\\*[0-9a-fA-F]+(,\\*[0-9a-fA-F]+)*");

    /// The parameters by which a command names the items that it is about.
    private static final Set<String> FOUND = Set.of("numbers", "number", ".id");

    private final Prompt prompt;
    private final String text;
    private final Run run;
    private final String verb;
    private final List<Column> attributes = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final List<String> columns = new ArrayList<>();
    private List<String> queries = List.of();
    private @Nullable Command find;
    private String foundAs = ".id";

    Wording(Prompt prompt, String text, Run run) {
        this.prompt = prompt;
        this.text = text;
        this.run = run;
        this.verb = run.name();
    }

    Step step() throws Untranslatable {
        requireSentences();
        for (Argument argument : run.arguments()) {
            switch (verb) {
                case "print" -> printing(argument);
                case "find" -> finding(argument);
                default -> argument(argument);
            }
        }
        requireAnEnd();
        boolean certain = isCertain();
        if (verb.equals("find")) {
            columns.add(".id");
            return new Step.Send(found(run.menu(), queries), columns, certain);
        }
        Command command = new Command(path(run.menu(), verb), attributes, queries);
        requireFullNames(command, certain);
        Command first = find;
        return first == null
                ? new Step.Send(command, columns, certain)
                : new Step.OnFound(first, command, foundAs, certain);
    }

    private void requireSentences() throws Untranslatable {
        if (Verbs.isInteractive(verb)) {
            throw Untranslatable.refused(run.nameStart(), "console.interactive", verb);
        }
        if (!run.known()) {
            throw Untranslatable.asText(run.nameStart(), "line.unknown_command", verb);
        }
        if (run.global() || (run.menu().equals("/") && Verbs.isScripting(verb))) {
            throw Untranslatable.asText(run.start(), "console.script", verb);
        }
    }

    private static String path(String menu, String last) {
        return menu.equals("/") ? "/" + last : menu + "/" + last;
    }

    private static Command found(String menu, List<String> conditions) {
        return new Command(
                path(menu, "print"), List.of(new Column(".proplist", ".id")), conditions);
    }

    private void printing(Argument argument) throws Untranslatable {
        String name = argument.name() == null ? "" : argument.name();
        Expression value = argument.value();
        switch (name) {
            case "where" -> where(argument);
            case "detail", "stats", "count-only" -> flag(argument, name);
            case "stats-detail" -> {
                flag(argument, "stats");
                flag(argument, "detail");
            }
            case "brief", "terse", "value-list", "without-paging" -> {
                // these shape the console's text, not the answer
            }
            case "proplist", ".proplist" -> proplist(argument);
            case "follow", "follow-only" -> follow(argument, name);
            case "interval" -> {
                if (value == null || !prompt.live()) {
                    throw unprintable(argument);
                }
                add(argument, "interval", plain(value));
            }
            case "from" -> from(argument);
            default -> throw unprintable(argument);
        }
    }

    private Untranslatable unprintable(Argument argument) {
        return Untranslatable.asText(argument.start(), "console.print", written(argument));
    }

    private String written(Argument argument) {
        return text.substring(argument.start(), argument.end());
    }

    private void where(Argument argument) throws Untranslatable {
        Expression value = argument.value();
        if (value == null || !queries.isEmpty()) {
            throw unprintable(argument);
        }
        queries = Conditions.of(value);
    }

    private void flag(Argument argument, String name) throws Untranslatable {
        if (argument.value() != null) {
            throw unprintable(argument);
        }
        add(argument, name, "");
    }

    private void follow(Argument argument, String name) throws Untranslatable {
        if (!prompt.live()) {
            throw Untranslatable.refused(argument.start(), "console.endless", written(argument));
        }
        flag(argument, name);
    }

    /// The ids come, too, so that the rows can be told by their numbers afterwards.
    private void proplist(Argument argument) throws Untranslatable {
        Expression value = argument.value();
        if (value == null) {
            throw unprintable(argument);
        }
        String list = plain(value);
        for (String name : list.split(",")) {
            if (!NAME.matcher(name).matches()) {
                throw Untranslatable.asText(value.start(), "console.name", name);
            }
            columns.add(name);
        }
        add(argument, ".proplist", columns.contains(".id") ? list : ".id," + list);
    }

    /// Some items only, by the numbers of the print before.
    private void from(Argument argument) throws Untranslatable {
        if (!(argument.value() instanceof Word word)
                || !DIGITS.matcher(word.text()).matches()
                || !queries.isEmpty()) {
            throw unprintable(argument);
        }
        List<String> words = new ArrayList<>();
        String[] ids = numbered(word).split(",");
        for (String id : ids) {
            words.add("?.id=" + id);
        }
        if (ids.length > 1) {
            words.add("?#" + "|".repeat(ids.length - 1));
        }
        queries = words;
    }

    private void finding(Argument argument) throws Untranslatable {
        if (argument.name() == null || !argument.name().equals("where")) {
            throw unprintable(argument);
        }
        where(argument);
    }

    private void argument(Argument argument) throws Untranslatable {
        String name = argument.name();
        Expression value = argument.value();
        if (name == null || argument.negated() || !NAME.matcher(name).matches()) {
            throw Untranslatable.asText(argument.start(), "console.unexpected", written(argument));
        }
        switch (value) {
            case null -> {
                if (!CommandUse.isFlag(name)) {
                    throw Untranslatable.asText(argument.start(), "console.unexpected", name);
                }
                add(argument, name, "");
            }
            case Result result -> items(name, result);
            case Word word when Verbs.namesItems(verb, name) -> {
                String given = word.text();
                String items = DIGITS.matcher(given).matches() ? numbered(word) : given;
                add(argument, idName(name, items), items);
            }
            default -> add(argument, name, plain(value));
        }
    }

    private static String idName(String name, String items) {
        return FOUND.contains(name) && IDS.matcher(items).matches() ? ".id" : name;
    }

    private static String plain(Expression value) throws Untranslatable {
        return switch (value) {
            case Word word -> word.text();
            case Text quoted -> quoted.text();
            case Expression.Variable variable ->
                    throw Untranslatable.asText(variable.start(), "console.variable");
            case Expression.Template template ->
                    throw Untranslatable.asText(template.start(), "console.variable");
            default -> throw Untranslatable.asText(value.start(), "console.expression");
        };
    }

    /// The ids of items that are called by the numbers of the last print.
    private String numbered(Word word) throws Untranslatable {
        if (!NUMBERS.matcher(word.text()).matches() || !prompt.numbers().has(run.menu())) {
            throw Untranslatable.refused(word.start(), "console.positions", word.text());
        }
        List<String> ids = new ArrayList<>();
        for (String number : word.text().split(",")) {
            Optional<String> id = prompt.numbers().id(run.menu(), Integer.parseInt(number));
            ids.add(
                    id.orElseThrow(
                            () ->
                                    Untranslatable.refused(
                                            word.start(), "console.no_number", number)));
        }
        return String.join(",", ids);
    }

    /// `[find …]`, in place of the items of a command.
    private void items(String name, Result result) throws Untranslatable {
        List<Statement> body = result.body().statements();
        if (!FOUND.contains(name)
                || find != null
                || body.size() != 1
                || !(body.get(0) instanceof Run inner)
                || !inner.name().equals("find")
                || inner.global()) {
            throw Untranslatable.asText(result.start(), "console.expression");
        }
        if (new Wording(prompt, text, inner).step() instanceof Step.Send(Command print, _, _)) {
            find = print;
        }
        names.add(name);
        foundAs = name.equals("numbers") ? ".id" : name;
    }

    private void add(Argument argument, String name, String value) throws Untranslatable {
        if (!names.add(name)) {
            throw Untranslatable.asText(argument.start(), "console.twice", name);
        }
        attributes.add(new Column(name, value));
    }

    /// A line's answer must come to an end: what measures is asked once, what pings pings four
    /// times, and what would go on for ever without being told how long is refused.
    private void requireAnEnd() throws Untranslatable {
        if (verb.equals("export") && !names.contains("file")) {
            throw Untranslatable.asText(run.nameStart(), "console.export");
        }
        boolean ends =
                names.contains("once") || names.contains("duration") || names.contains("count");
        if (ends || prompt.live()) {
            return;
        }
        if (Verbs.measures(verb)) {
            attributes.add(new Column("once", ""));
        } else if (verb.equals("ping")) {
            attributes.add(new Column("count", "4"));
        } else if (Verbs.isEndless(verb)) {
            throw Untranslatable.refused(run.nameStart(), "console.endless", verb);
        }
    }

    /// Whether the router has exactly these names.
    private boolean isCertain() {
        CommandNode menu = prompt.tree().below(run.menu());
        CommandNode command = menu == null ? null : menu.child(verb);
        return prompt.own() && command != null && !command.isOpen();
    }

    /// What was written short means what the router's own tree says. By another tree one may look
    /// at things, but not change them.
    private void requireFullNames(Command command, boolean certain) throws Untranslatable {
        if (!certain && !command.isSafe() && isShortened()) {
            throw Untranslatable.asText(run.start(), "console.short", verb);
        }
    }

    private boolean isShortened() {
        if (run.shortened()) {
            return true;
        }
        return run.arguments().stream().anyMatch(this::isShortened);
    }

    private boolean isShortened(Argument argument) {
        String name = argument.name();
        Expression value = argument.value();
        boolean named = value == null || value.start() > argument.start();
        return named && name != null && !text.startsWith(name, argument.start());
    }
}
