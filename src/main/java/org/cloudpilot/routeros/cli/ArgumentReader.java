package org.cloudpilot.routeros.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cloudpilot.model.LineToken;
import org.cloudpilot.routeros.cli.Expression.Word;
import org.cloudpilot.routeros.cli.Flaw.Kind;
import org.jspecify.annotations.Nullable;

/// Reads what a command is given, up to the end of the command, which is left to be read.
final class ArgumentReader {
    private final Parser parser;
    private final Cursor cursor;

    ArgumentReader(Parser parser) {
        this.parser = parser;
        this.cursor = parser.cursor();
    }

    /// The arguments of a known command.
    ///
    /// @param node null where the menu may have commands that nobody told of
    List<Argument> of(Scope outside, CommandNode menu, @Nullable CommandNode node, String name)
            throws FlawException {
        CommandUse use = CommandUse.of(menu, node, name);
        Scope scope = use.keepsItsVariables() ? outside.inner() : outside;
        Given given = new Given(node, use);
        while (true) {
            int before = cursor.at();
            cursor.skipBlanks();
            if (cursor.at() > before && node != null) {
                cursor.expect(node, cursor.at(), given.names);
            }
            if (parser.statements().endsCommand()) {
                break;
            }
            given.add(next(scope, given));
        }
        return given.arguments;
    }

    private Argument next(Scope scope, Given given) throws FlawException {
        int start = cursor.at();
        if (given.isEmpty() && given.use.namesVariable()) {
            Argument variable = variable(scope, given, start);
            if (variable != null) {
                return variable;
            }
        }
        boolean negated = cursor.peek() == '!' && Characters.ofArgument(cursor.peek(1));
        int length = nameLength(negated ? 1 : 0);
        String word = cursor.ahead(negated ? 1 : 0, length);
        boolean equals = cursor.peek((negated ? 1 : 0) + length) == '=';
        String name = length == 0 ? null : given.resolve(word, equals || negated);
        if (given.node != null && cursor.endsWithin(negated ? 1 : 0, length)) {
            cursor.expectLater(given.node, start + (negated ? 1 : 0), given.names);
        }
        if (name != null && equals && !negated) {
            return named(scope, given, start, name, length);
        }
        if (name != null && !negated && given.isCode(name) && isBeforeCode(length)) {
            cursor.take(length, LineToken.Kind.ARGUMENT);
            cursor.skipBlanks();
            return new Argument(start, cursor.at(), name, false, code(scope));
        }
        if (name != null && negated && !equals) {
            cursor.take(1, LineToken.Kind.OPERATOR);
            cursor.take(length, LineToken.Kind.ARGUMENT);
            return new Argument(start, cursor.at(), name, true, null);
        }
        if (length > 0 && !negated && given.startsConditions(word)) {
            cursor.take(length, LineToken.Kind.ARGUMENT);
            return conditions(scope, start);
        }
        if (name != null && !negated && given.isFlag(name, word)) {
            cursor.take(length, LineToken.Kind.ARGUMENT);
            return new Argument(start, cursor.at(), name, false, null);
        }
        if (given.use.isConditional()) {
            boolean namesOne =
                    given.node != null
                            && cursor.endsWithin(0, length)
                            && !given.node.beginningWith(word).isEmpty();
            if (!namesOne) {
                return conditions(scope, start);
            }
            Argument argument = conditions(scope, start);
            cursor.expectLater(given.node, start, given.names);
            return argument;
        }
        String slot = given.nextSlot();
        if (slot != null || given.use.unlimited()) {
            boolean code = cursor.peek() == '{' && slot != null && given.isCode(slot);
            refuseArray(given, code);
            Expression value = code ? code(scope) : parser.values().argument(scope, false);
            return new Argument(start, cursor.at(), slot, false, value);
        }
        if (name != null && !negated && given.node != null) {
            cursor.take(length, LineToken.Kind.ARGUMENT);
            return new Argument(start, cursor.at(), name, false, null);
        }
        throw cursor.flaw(
                given.use.namesVariable() && given.isEmpty() ? Kind.SYNTAX : Kind.END_OF_COMMAND,
                start,
                given.left());
    }

    /// The older way to give commands: `else {`.
    private boolean isBeforeCode(int length) {
        int next = length;
        while (cursor.peek(next) == ' ' || cursor.peek(next) == '\t') {
            next++;
        }
        return next > length && cursor.peek(next) == '{';
    }

    private int nameLength(int from) {
        int length = 0;
        while (Characters.ofArgument(cursor.peek(from + length))) {
            length++;
        }
        return length;
    }

    private Argument named(Scope scope, Given given, int start, String name, int length)
            throws FlawException {
        if (given.use.isOnlyFlag(name)) {
            throw cursor.flaw(Kind.END_OF_COMMAND, start + length, given.left());
        }
        cursor.take(length + 1, LineToken.Kind.ARGUMENT);
        if (given.startsConditions(name)) {
            return equalConditions(scope, start);
        }
        int from = cursor.at();
        boolean apart = cursor.atBlank() && cursor.continued() == 0;
        if (apart) {
            cursor.skipBlanks();
        }
        boolean code = cursor.peek() == '{' && given.isCode(name);
        refuseArray(given, code);
        Expression value;
        if (code) {
            value = code(given.use.declaresFunction(name) ? scope.function() : scope);
        } else if (apart && parser.statements().endsCommand()) {
            value = new Word(cursor.at(), cursor.at(), "");
        } else {
            value = parser.values().argument(scope, !apart);
            if (value instanceof Word word && !given.takes(name, word.text())) {
                throw cursor.flaw(Kind.SYNTAX, value.start());
            }
            cursor.expectValue(given.node == null ? null : given.node.child(name), from);
            if (given.use.declares(name) && value instanceof Word word) {
                for (String each : word.text().split(",", -1)) {
                    scope.declare(each);
                }
            }
        }
        return new Argument(start, cursor.at(), name, false, value);
    }

    private void refuseArray(Given given, boolean code) throws FlawException {
        if (cursor.peek() == '{' && !code && !given.use.takesArrays()) {
            throw cursor.flaw(Kind.SYNTAX);
        }
    }

    private Expression code(Scope scope) throws FlawException {
        int start = cursor.at();
        Script body = parser.enclosed(scope.inner(), '}');
        return new Expression.Code(start, cursor.at(), body);
    }

    /// `where=` is taken like `where`, but must be followed by something.
    private Argument equalConditions(Scope scope, int start) throws FlawException {
        cursor.skipBlanks();
        if (parser.statements().endsCommand()) {
            throw cursor.flaw(Kind.SYNTAX);
        }
        return conditions(scope, start);
    }

    private Argument conditions(Scope scope, int start) throws FlawException {
        if (cursor.atBlank()) {
            cursor.skipBlanks();
            cursor.expect(Expectation.Kind.PROPERTY, scope.menu(), cursor.at());
        }
        Expression value =
                parser.statements().endsCommand()
                        ? new Word(cursor.at(), cursor.at(), "")
                        : parser.expressions().conditions(scope);
        return new Argument(start, cursor.at(), "where", false, value);
    }

    /// The name of a variable to be declared or set, or of several; null where the command's
    /// arguments are given by name.
    private @Nullable Argument variable(Scope scope, Given given, int start) throws FlawException {
        String slot = given.use.slots().get(0);
        char c = cursor.peek();
        if (given.use.sets() && (c == '$' || c == '(')) {
            Expression target = parser.values().primary(scope, start);
            return new Argument(start, cursor.at(), slot, false, target);
        }
        if (c == '"') {
            Expression name = parser.values().plainText();
            if (name instanceof Expression.Text text) {
                use(scope, given, text.text(), start);
            }
            return new Argument(start, cursor.at(), slot, false, name);
        }
        int length = 0;
        while (Characters.ofVariable(cursor.peek(length))
                || (cursor.peek(length) == ',' && given.use.takesSeveral())) {
            length++;
        }
        if (length == 0) {
            throw cursor.flaw(Kind.SYNTAX);
        }
        String word = cursor.ahead(0, length);
        if (cursor.peek(length) == '=' && given.resolve(word, true) != null) {
            return null;
        }
        use(scope, given, word, start);
        cursor.take(length, LineToken.Kind.VARIABLE);
        if (word.endsWith(",") || (Characters.ofWord(cursor.peek()) && cursor.peek() != '=')) {
            throw cursor.flaw(Kind.END_OF_COMMAND);
        }
        return new Argument(start, cursor.at(), slot, false, new Word(start, cursor.at(), word));
    }

    private void use(Scope scope, Given given, String names, int start) throws FlawException {
        if (!given.use.sets()) {
            for (String each : names.split(",", -1)) {
                scope.declare(each);
            }
        } else if (!scope.knows(names)) {
            throw cursor.flaw(Kind.SYNTAX, start);
        }
    }

    /// What an unknown command or a function is given: nothing is known of it, so values must be
    /// plain.
    List<Argument> loose(Scope scope) throws FlawException {
        List<Argument> given = new ArrayList<>();
        if (!cursor.atEnd() && !parser.statements().endsCommand() && !cursor.atBlank()) {
            throw cursor.flaw(Kind.SYNTAX);
        }
        while (true) {
            cursor.skipBlanks();
            if (parser.statements().endsCommand()) {
                return given;
            }
            given.add(looseOne(scope));
        }
    }

    private Argument looseOne(Scope scope) throws FlawException {
        int start = cursor.at();
        int length = nameLength(0);
        if (length == 0 || cursor.peek(length) != '=') {
            Expression value = parser.values().loose(scope, start, false);
            return new Argument(start, cursor.at(), null, false, value);
        }
        String name = cursor.ahead(0, length);
        cursor.take(length + 1, LineToken.Kind.ARGUMENT);
        Expression value = parser.values().loose(scope, cursor.at() - 1, true);
        return new Argument(start, cursor.at(), name, false, value);
    }

    /// The arguments of one command so far.
    private static final class Given {
        /// How a router describes what takes commands.
        private static final String SCRIPT = "script";

        private final @Nullable CommandNode node;
        private final CommandUse use;
        private final List<Argument> arguments = new ArrayList<>();
        private final Set<String> names = new HashSet<>();

        /// Of the last argument whose name has dots: what a name that begins with a dot goes on
        /// from.
        private String group = "";

        Given(@Nullable CommandNode node, CommandUse use) {
            this.node = node;
            this.use = use;
        }

        boolean isEmpty() {
            return arguments.isEmpty();
        }

        void add(Argument argument) {
            arguments.add(argument);
            if (argument.name() != null) {
                names.add(argument.name());
                int dot = argument.name().lastIndexOf('.');
                group = dot > 0 ? argument.name().substring(0, dot) : group;
            }
        }

        /// The names that could still be given.
        List<String> left() {
            return node == null
                    ? List.of()
                    : node.names().stream().filter(each -> !names.contains(each)).toList();
        }

        boolean startsConditions(String word) {
            return word.equals("where")
                    && (node == null || node.isOpen() || node.find(word) != null);
        }

        /// The name that `word` stands for; null where there is none.
        @Nullable String resolve(String word, boolean equals) {
            CommandNode found = node == null ? null : node.find(word);
            if (found == null && node != null && word.startsWith(".") && !group.isEmpty()) {
                found = node.find(group + word);
            }
            if (found != null) {
                return found.name();
            }
            boolean open = node == null || node.isOpen();
            boolean named = equals && !use.isConditional();
            return open && (named || CommandUse.isFlag(word)) ? word : null;
        }

        /// Whether an unquoted word can be a value of that argument.
        boolean takes(String name, String word) {
            if (name.equals("disabled")) {
                return "yes".startsWith(word) || "no".startsWith(word);
            }
            CommandNode argument = node == null ? null : node.child(name);
            return argument == null || argument.takes(word);
        }

        /// `{…}` as its value is commands.
        boolean isCode(String name) {
            CommandNode argument = node == null ? null : node.child(name);
            return use.isCode(name) || (argument != null && argument.description().equals(SCRIPT));
        }

        boolean isFlag(String name, String word) {
            return CommandUse.isFlag(name)
                    && (name.equals(word) || nextSlot() == null || use.prints());
        }

        /// The first of the arguments without names that is not given yet.
        @Nullable String nextSlot() {
            for (String each : use.slots()) {
                if (!names.contains(each)) {
                    return each;
                }
            }
            return null;
        }
    }
}
