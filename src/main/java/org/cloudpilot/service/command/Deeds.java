package org.cloudpilot.service.command;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cloudpilot.routeros.cli.Argument;
import org.cloudpilot.routeros.cli.Expression;
import org.cloudpilot.routeros.cli.Script;
import org.cloudpilot.routeros.cli.Statement;
import org.jspecify.annotations.Nullable;

/// Finds in a script what it would carry out, in the order of the text.
final class Deeds {
    private static final Set<String> ITEMS = Set.of("numbers", "number", ".id");

    private final String text;
    private final List<Deed> deeds = new ArrayList<>();

    private Deeds(String text) {
        this.text = text;
    }

    static List<Deed> of(Script script, String text) {
        Deeds deeds = new Deeds(text);
        deeds.script(script, Set.of());
        return deeds.deeds;
    }

    /// @param all variables that go over all items of a menu
    private void script(Script script, Set<String> all) {
        for (Statement each : script.statements()) {
            switch (each) {
                case Statement.Go _ -> {
                    // every command tells its menu
                }
                case Statement.Within within -> script(within.body(), all);
                case Statement.Block block -> script(block.body(), all);
                case Statement.Evaluate evaluate -> {
                    value(evaluate.value(), all);
                    arguments(evaluate.arguments(), all);
                }
                case Statement.Run run -> run(run, all);
            }
        }
    }

    private void run(Statement.Run run, Set<String> all) {
        List<String> items = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        boolean unknown = false;
        boolean runsText = runsText(run);
        for (Argument each : run.arguments()) {
            Expression value = each.value();
            String name = each.name();
            if (value != null && (name == null || ITEMS.contains(name))) {
                items.addAll(written(value));
            }
            if (value != null && runsText && isScript(name)) {
                String code = code(value);
                if (code != null) {
                    texts.add(code);
                }
                unknown |= code == null && !(value instanceof Expression.Code);
            }
        }
        boolean forAll =
                items.stream()
                        .anyMatch(item -> all.contains(item) || Deed.findsAll(Words.of(item)));
        deeds.add(new Deed(Deed.words(run.menu()), run.name(), items, texts, unknown, forAll));
        arguments(run.arguments(), loop(run, all));
    }

    /// What is carried out is a text.
    private static boolean runsText(Statement.Run run) {
        return run.menu().equals("/")
                && (run.name().equals("execute") || run.name().equals("parse"));
    }

    private static boolean isScript(@Nullable String name) {
        return name == null || name.equals("script") || name.equals("value");
    }

    private static @Nullable String code(Expression value) {
        return switch (value) {
            case Expression.Text quoted -> quoted.text();
            case Expression.Word word -> word.text();
            default -> null;
        };
    }

    /// The variable of `:foreach i in=[find]` goes over all.
    private Set<String> loop(Statement.Run run, Set<String> all) {
        if (!run.name().equals("foreach") || !run.menu().equals("/")) {
            return all;
        }
        Set<String> more = new HashSet<>(all);
        boolean overAll = false;
        for (Argument each : run.arguments()) {
            overAll |= "in".equals(each.name()) && Deed.findsAll(Words.of(written(each)));
        }
        for (Argument each : run.arguments()) {
            if (overAll && !"in".equals(each.name()) && each.value() != null) {
                written(each.value()).forEach(name -> more.add("$" + name));
            }
        }
        return more;
    }

    private String written(Argument argument) {
        return text.substring(argument.start(), argument.end());
    }

    private void arguments(List<Argument> arguments, Set<String> all) {
        for (Argument each : arguments) {
            if (each.value() != null) {
                value(each.value(), all);
            }
        }
    }

    private void value(Expression value, Set<String> all) {
        switch (value) {
            case Expression.Word _, Expression.Text _, Expression.Variable _ -> {
                // carries nothing out
            }
            case Expression.Result result -> script(result.body(), all);
            case Expression.Code code -> script(code.body(), all);
            case Expression.Template template ->
                    template.pieces().forEach(each -> value(each, all));
            case Expression.Array array ->
                    array.items()
                            .forEach(
                                    each -> {
                                        value(each.key(), all);
                                        value(each.value(), all);
                                    });
            case Expression.Group group -> value(group.inner(), all);
            case Expression.Unary unary -> value(unary.operand(), all);
            case Expression.Binary binary -> {
                value(binary.left(), all);
                value(binary.right(), all);
            }
            case Expression.Sequence sequence ->
                    sequence.values().forEach(each -> value(each, all));
        }
    }

    /// Items as they are written, quoted ones without their quotes.
    private List<String> written(Expression value) {
        return switch (value) {
            case Expression.Text quoted -> List.of(quoted.text());
            case Expression.Sequence sequence ->
                    sequence.values().stream().flatMap(each -> written(each).stream()).toList();
            default -> List.of(text.substring(value.start(), value.end()));
        };
    }
}
