package org.cloudpilot.routeros.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cloudpilot.routeros.cli.Script.Argument;
import org.cloudpilot.routeros.cli.Script.Names;
import org.cloudpilot.routeros.cli.Script.Part;
import org.cloudpilot.routeros.cli.Script.Quoted;
import org.cloudpilot.routeros.cli.Script.Word;
import org.jspecify.annotations.Nullable;

/// Reads the arguments of a command that the tree knows: `name=value`, marks, values without a name
/// in the order in which the command takes them, and what stands behind `where`.
final class KnownArguments {
    private static final String WHERE = "where";
    private static final String DESCRIBED_AS_SCRIPT = "script";

    /// Commands of the scripting language, and what they take without a name.
    private static final Map<String, List<String>> ORDER =
            Map.ofEntries(
                    Map.entry("pick", List.of("counter", "begin", "end")),
                    Map.entry("find", List.of("in", "key", "from")),
                    Map.entry("set", List.of("name", "value")),
                    Map.entry("local", List.of("name", "value")),
                    Map.entry("global", List.of("name", "value")),
                    Map.entry("if", List.of("condition")),
                    Map.entry("while", List.of("condition")),
                    Map.entry("do", List.of("command")),
                    Map.entry("foreach", List.of("counter")),
                    Map.entry("for", List.of("counter")),
                    Map.entry("onerror", List.of("error", "in")),
                    Map.entry("retry", List.of("command")),
                    Map.entry("time", List.of("command")),
                    Map.entry("grep", List.of("script")));

    /// What other commands take without a name, the first of them first.
    private static final List<String> NAMELESS =
            List.of(
                    "numbers",
                    "number",
                    "address",
                    "message",
                    "domain-name",
                    "script",
                    "delay-time",
                    "file-name",
                    "url",
                    "pattern",
                    "value",
                    "input",
                    "value-name",
                    "destination",
                    "from",
                    "name",
                    "file");

    private static final Map<String, List<String>> OF_VERB =
            Map.of(
                    "add", List.of(),
                    "set", List.of("numbers"),
                    "print", List.of("from"),
                    "export", List.of("from"));

    private static final Set<String> SCRIPTS =
            Set.of("do", "else", "on-error", "command", "on-event");
    private static final Set<String> DECLARING = Set.of("local", "global");

    /// Commands that name variables, and the argument that does.
    private static final Map<String, String> NAMING =
            Map.of(
                    "local", "name",
                    "global", "name",
                    "set", "name",
                    "for", "counter",
                    "foreach", "counter",
                    "onerror", "error");

    private final ScriptParser parser;
    private final Cursor cursor;

    KnownArguments(ScriptParser parser) {
        this.parser = parser;
        this.cursor = parser.cursor();
    }

    /// @param menu of the command; none of it for the scripting language's own
    List<Argument> of(List<String> menu, String name, MenuTree command) {
        var reading = new Reading(menu.isEmpty(), name, command);
        List<String> before = menu.isEmpty() ? parser.menu() : parser.goTo(menu);
        reading.read();
        parser.goTo(before);
        return reading.arguments;
    }

    /// One command.
    private final class Reading {
        final List<Argument> arguments = new ArrayList<>();
        private final String name;
        private final MenuTree command;
        private final @Nullable String naming;
        private final List<String> nameless;
        private final Set<String> given = new HashSet<>();
        private final List<String> named = new ArrayList<>();

        Reading(boolean language, String name, MenuTree command) {
            this.name = name;
            this.command = command;
            this.naming = language ? NAMING.get(name) : null;
            this.nameless = new ArrayList<>(nameless(language));
        }

        private List<String> nameless(boolean language) {
            if (language && ORDER.containsKey(name)) {
                return ORDER.get(name);
            }
            if (command.names().size() == 1 && !takesConditions()) {
                return command.names();
            }
            return OF_VERB.getOrDefault(name, NAMELESS).stream()
                    .filter(each -> command.child(each).isPresent())
                    .toList();
        }

        private boolean takesConditions() {
            return command.child(WHERE).isPresent();
        }

        void read() {
            cursor.blanks();
            while (!cursor.atCommandEnd()) {
                if (!byName()) {
                    withoutName();
                }
                cursor.blanks();
            }
            if (DECLARING.contains(name)) {
                parser.scopes().declare(named);
            }
        }

        private boolean nextIsVariable() {
            return naming != null && !nameless.isEmpty() && nameless.getFirst().equals(naming);
        }

        /// Stays where it is when no argument is named here.
        private boolean byName() {
            int from = cursor.at();
            boolean not = cursor.skip('!');
            String typed = cursor.name();
            boolean valued = cursor.now() == '=';
            Optional<String> full = argument(typed, valued);
            if (full.isPresent() && !(nextIsVariable() && !valued)) {
                String argument = full.get();
                if (argument.equals(WHERE) && !valued) {
                    arguments.add(new Argument(WHERE, parser.expressions().conditions()));
                    return true;
                }
                if (valued && !argument.equals(WHERE)) {
                    cursor.skip(1);
                    give(argument);
                    arguments.add(new Argument(argument, value(argument)));
                    return true;
                }
                if (!valued && isMark(argument, typed)) {
                    give(argument);
                    arguments.add(new Argument((not ? "!" : "") + argument, null));
                    return true;
                }
            }
            cursor.back(from);
            return false;
        }

        private Optional<String> argument(String typed, boolean valued) {
            if (typed.isEmpty()) {
                return Optional.empty();
            }
            Optional<String> known = command.resolve(typed);
            return known.isEmpty() && command.isOpen() && valued ? Optional.of(typed) : known;
        }

        private boolean isMark(String argument, String typed) {
            boolean next = !nameless.isEmpty() && argument.equals(nameless.getFirst());
            return !given.contains(argument) && (argument.equals(typed) || !next);
        }

        private void give(String argument) {
            given.add(argument);
            nameless.remove(argument);
        }

        private void withoutName() {
            if (takesConditions() && name.equals("find")) {
                arguments.add(new Argument(WHERE, parser.expressions().conditions()));
                return;
            }
            if (nameless.isEmpty() && command.isOpen()) {
                arguments.add(new Argument(null, parser.values().alone()));
                return;
            }
            if (nameless.isEmpty() || cursor.now() == '=') {
                throw cursor.halt(Halt.NO_END);
            }
            String argument = nameless.getFirst();
            give(argument);
            if (argument.equals(naming)) {
                arguments.add(new Argument(argument, variables()));
            } else if (Values.beginsOne(cursor.now())) {
                arguments.add(new Argument(argument, value(argument)));
            } else {
                String word = cursor.word(false);
                if (word.isEmpty()) {
                    throw cursor.halt(Halt.NO_END);
                }
                arguments.add(new Argument(argument, new Word(word)));
            }
        }

        private Part value(String argument) {
            if (argument.equals(naming)) {
                return variables();
            }
            if (cursor.now() == '{' && isScript(argument)) {
                List<String> before = parser.menu();
                Part block = parser.statements().block(named);
                parser.goTo(before);
                return block;
            }
            return parser.values().named();
        }

        private boolean isScript(String argument) {
            return SCRIPTS.contains(argument)
                    || argument.equals("in") && name.equals("onerror")
                    || command.child(argument)
                            .filter(each -> each.description().equals(DESCRIBED_AS_SCRIPT))
                            .isPresent();
        }

        /// Names for new variables, or the one that is set: a known variable, or a place in an
        /// array.
        private Part variables() {
            if (name.equals("set")) {
                return target();
            }
            named.clear();
            do {
                cursor.blanks();
                named.add(variableName());
            } while (comma());
            return new Names(List.copyOf(named));
        }

        private boolean comma() {
            int end = cursor.at();
            cursor.blanks();
            if (cursor.skip(',')) {
                return true;
            }
            cursor.back(end);
            return false;
        }

        private Part target() {
            if (cursor.now() == '$') {
                return parser.values().variable();
            }
            if (cursor.now() == '(') {
                return parser.expressions().group();
            }
            int from = cursor.at();
            String variable = variableName();
            if (!parser.scopes().knows(variable)) {
                throw new Halt(Halt.SYNTAX, from);
            }
            return new Names(List.of(variable));
        }

        private String variableName() {
            int from = cursor.at();
            String found;
            if (cursor.now() == '"') {
                Quoted quoted = parser.values().quoted();
                found = Values.plain(quoted);
            } else {
                found = cursor.alphanumerics();
            }
            if (found.isEmpty()) {
                throw new Halt(Halt.SYNTAX, from);
            }
            return found;
        }
    }
}
