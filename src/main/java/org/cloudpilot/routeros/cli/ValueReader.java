package org.cloudpilot.routeros.cli;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.cloudpilot.model.LineToken;
import org.cloudpilot.routeros.cli.Expression.Array;
import org.cloudpilot.routeros.cli.Expression.Group;
import org.cloudpilot.routeros.cli.Expression.Item;
import org.cloudpilot.routeros.cli.Expression.Result;
import org.cloudpilot.routeros.cli.Expression.Sequence;
import org.cloudpilot.routeros.cli.Expression.Template;
import org.cloudpilot.routeros.cli.Expression.Text;
import org.cloudpilot.routeros.cli.Expression.Variable;
import org.cloudpilot.routeros.cli.Expression.Word;
import org.cloudpilot.routeros.cli.Flaw.Kind;
import org.cloudpilot.routeros.wire.WordText;
import org.jspecify.annotations.Nullable;

/// Reads values: words, quoted text, variables, and what stands in brackets.
final class ValueReader {
    private final Parser parser;
    private final Cursor cursor;

    ValueReader(Parser parser) {
        this.parser = parser;
        this.cursor = parser.cursor();
    }

    /// An argument's value; several parted by commas are one.
    ///
    /// @param named whether it stands behind an equals sign: then it may be empty, and may hold
    ///   more
    Expression argument(Scope scope, boolean named) throws FlawException {
        if (named && cursor.continued() > 0 && cursor.peek() == '\\') {
            cursor.skipBlanks();
        }
        int start = cursor.at();
        List<Expression> values = new ArrayList<>();
        while (true) {
            values.add(one(scope, named || !values.isEmpty()));
            char last = cursor.at() > start ? cursor.peek(-1) : ' ';
            if (cursor.peek() == ',') {
                cursor.take(1, LineToken.Kind.OPERATOR);
            } else if (last != ',' || "$[(\"{".indexOf(cursor.peek()) < 0 || cursor.atEnd()) {
                return values.size() == 1
                        ? values.get(0)
                        : new Sequence(start, cursor.at(), values);
            }
        }
    }

    private Expression one(Scope scope, boolean named) throws FlawException {
        int start = cursor.at();
        if (cursor.peek() == '!' && "$[(\"".indexOf(cursor.peek(1)) >= 0 && cursor.peek(1) != 0) {
            cursor.take(1, LineToken.Kind.OPERATOR);
            Expression operand = primary(scope, cursor.at());
            return new Expression.Unary(start, cursor.at(), "!", operand);
        }
        if (isPrimary(cursor.peek())) {
            Expression value = primary(scope, start);
            if (value instanceof Array array && array.items().isEmpty()) {
                throw cursor.flaw(Kind.SYNTAX);
            }
            return value;
        }
        String word = word(named);
        if (word.isEmpty() && !named) {
            throw cursor.flaw(Kind.END_OF_COMMAND);
        }
        return new Word(start, cursor.at(), word);
    }

    /// An unquoted value; it may be continued on the next line.
    private String word(boolean withEquals) {
        int start = cursor.at();
        StringBuilder joined = new StringBuilder();
        int from = start;
        while (true) {
            if (Characters.ofWord(cursor.peek()) && (withEquals || cursor.peek() != '=')) {
                cursor.move(1);
            } else if (cursor.peek() == '\\' && cursor.continued() > 0) {
                joined.append(cursor.since(from));
                cursor.skipBlanks();
                from = cursor.at();
            } else {
                cursor.token(start, LineToken.Kind.WORD);
                return joined.append(cursor.since(from)).toString();
            }
        }
    }

    static boolean isPrimary(char c) {
        return c == '$' || c == '"' || c == '[' || c == '(' || c == '{';
    }

    /// A value that begins with a sign of its own.
    Expression primary(Scope scope, int start) throws FlawException {
        return switch (cursor.peek()) {
            case '$' -> variable(scope, start);
            case '"' -> text(scope);
            case '[' -> {
                Script body = parser.enclosed(scope.inner(), ']');
                yield new Result(start, cursor.at(), body);
            }
            case '(' -> group(scope);
            case '{' -> array(scope);
            default -> throw cursor.flaw(Kind.SYNTAX);
        };
    }

    private Expression variable(Scope scope, int start) throws FlawException {
        char c = cursor.peek(1);
        if (c == '[' || c == '(') {
            cursor.take(1, LineToken.Kind.OPERATOR);
            return primary(scope, start);
        }
        cursor.move(1);
        int nameStart = cursor.at();
        if (c == '"') {
            Expression name = plainText();
            return new Variable(start, cursor.at(), name instanceof Text text ? text.text() : "");
        }
        while (Characters.ofVariable(cursor.peek())) {
            cursor.move(1);
        }
        String name = cursor.since(nameStart);
        if (cursor.atEnd()) {
            cursor.expect(null, nameStart, scope.names());
        }
        if (name.isEmpty()) {
            throw cursor.flaw(Kind.SYNTAX);
        }
        cursor.token(start, LineToken.Kind.VARIABLE);
        if (!scope.knows(name)) {
            scope.mention(name);
        }
        return new Variable(start, cursor.at(), name);
    }

    private Expression group(Scope scope) throws FlawException {
        int start = cursor.at();
        cursor.enter();
        cursor.take(1, LineToken.Kind.BRACKET);
        Expression inner = parser.expressions().grouped(scope);
        if (cursor.peek() != ')') {
            throw cursor.flaw(Kind.SYNTAX);
        }
        cursor.take(1, LineToken.Kind.BRACKET);
        cursor.leave();
        return new Group(start, cursor.at(), inner);
    }

    Array array(Scope scope) throws FlawException {
        int start = cursor.at();
        cursor.enter();
        cursor.take(1, LineToken.Kind.BRACKET);
        List<Item> items = new ArrayList<>();
        boolean parted = true;
        while (true) {
            cursor.skipSpace();
            if (cursor.peek() == '}') {
                cursor.take(1, LineToken.Kind.BRACKET);
                cursor.leave();
                return new Array(start, cursor.at(), items);
            }
            if (cursor.peek() == ';') {
                if (parted) {
                    throw cursor.flaw(Kind.SYNTAX);
                }
                cursor.take(1, LineToken.Kind.BRACKET);
                parted = true;
                continue;
            }
            items.add(item(scope));
            parted = false;
            cursor.skipBlanks();
            char c = cursor.peek();
            if (c != ';' && c != '}' && c != '\n') {
                throw cursor.flaw(Kind.SYNTAX);
            }
        }
    }

    /// A key is a name or quoted text with the equals sign right behind it. Any other equals sign
    /// compares.
    private Item item(Scope scope) throws FlawException {
        Expression key = key(scope);
        if (key == null) {
            Expression value = parser.expressions().element(scope);
            return new Item(new Word(value.start(), value.start(), ""), value);
        }
        cursor.take(1, LineToken.Kind.OPERATOR);
        cursor.skipBlanks();
        char c = cursor.peek();
        boolean empty = c == ';' || c == '}' || c == '\n';
        return new Item(
                key,
                empty
                        ? new Word(cursor.at(), cursor.at(), "")
                        : parser.expressions().element(scope));
    }

    private @Nullable Expression key(Scope scope) throws FlawException {
        int start = cursor.at();
        int length = 0;
        if (cursor.peek() == '"') {
            length = cursor.quoted();
            return length > 0 && cursor.peek(length) == '=' ? text(scope) : null;
        }
        while (Characters.ofKey(cursor.peek(length))) {
            length++;
        }
        if (length == 0 || cursor.peek(length) != '=') {
            return null;
        }
        cursor.take(length, LineToken.Kind.WORD);
        return new Word(start, cursor.at(), cursor.since(start));
    }

    /// What is given to something of which nothing is known: no array, and no text with values in
    /// it.
    ///
    /// @param blame where reading stops when the value is not plain
    Expression loose(Scope scope, int blame, boolean named) throws FlawException {
        int start = cursor.at();
        char c = cursor.peek();
        if (c == '"') {
            Expression text = text(scope);
            if (text instanceof Template template) {
                throw cursor.flaw(Kind.SYNTAX, blame(template.pieces(), blame));
            }
            return text;
        }
        if (c == '{') {
            throw cursor.flaw(Kind.SYNTAX);
        }
        if (isPrimary(c)) {
            return primary(scope, start);
        }
        String word = word(named);
        if (word.isEmpty() && !named) {
            throw cursor.flaw(Kind.SYNTAX);
        }
        return new Word(start, cursor.at(), word);
    }

    /// Quoted text that may hold no values.
    Expression plainText() throws FlawException {
        int start = cursor.at();
        Expression read = text(new Scope(parser.root()));
        if (read instanceof Text) {
            return read;
        }
        throw cursor.flaw(Kind.SYNTAX, start);
    }

    /// Quoted text. Escapes name bytes, so it is put together from bytes.
    Expression text(Scope scope) throws FlawException {
        int start = cursor.at();
        int mark = start;
        List<Expression> pieces = new ArrayList<>();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        cursor.move(1);
        int pieceStart = cursor.at();
        while (cursor.peek() != '"') {
            if (cursor.atEnd()) {
                throw cursor.flaw(Kind.SYNTAX, blame(pieces, start));
            }
            char c = cursor.peek();
            if (c == '\\') {
                cursor.token(mark, LineToken.Kind.TEXT);
                mark = cursor.at();
                escape(bytes);
                cursor.token(mark, LineToken.Kind.ESCAPE);
                mark = cursor.at();
            } else if (c == '$') {
                cursor.token(mark, LineToken.Kind.TEXT);
                addText(pieces, bytes, pieceStart);
                pieces.add(variable(scope, cursor.at()));
                mark = cursor.at();
                pieceStart = mark;
            } else {
                int point = Character.isHighSurrogate(c) ? 2 : 1;
                bytes.writeBytes(WordText.encode(cursor.ahead(0, point)));
                cursor.move(point);
            }
        }
        cursor.move(1);
        cursor.token(mark, LineToken.Kind.TEXT);
        if (pieces.isEmpty()) {
            return new Text(start, cursor.at(), WordText.decode(bytes.toByteArray()));
        }
        addText(pieces, bytes, pieceStart);
        return new Template(start, cursor.at(), pieces);
    }

    /// Where reading stops when text with values in it cannot be read: behind the first of them,
    /// unless commands stand there.
    private static int blame(List<Expression> pieces, int otherwise) {
        for (Expression piece : pieces) {
            switch (piece) {
                case Variable variable -> {
                    return variable.end();
                }
                case Group group -> {
                    return group.end() - 1;
                }
                case Result _ -> {
                    return otherwise;
                }
                default -> {
                    // text
                }
            }
        }
        return otherwise;
    }

    private void addText(List<Expression> pieces, ByteArrayOutputStream bytes, int start) {
        if (bytes.size() > 0) {
            pieces.add(new Text(start, cursor.at(), WordText.decode(bytes.toByteArray())));
            bytes.reset();
        }
    }

    private void escape(ByteArrayOutputStream bytes) throws FlawException {
        if (cursor.continued() > 0) {
            cursor.move(cursor.continued());
            while (cursor.peek() == ' ' || cursor.peek() == '\t') {
                cursor.move(1);
            }
            return;
        }
        int named = "nrtabvf_\"\\$?".indexOf(cursor.peek(1));
        if (named >= 0 && cursor.peek(1) != 0) {
            bytes.write("\n\r\t\007\b\013\f \"\\$?".charAt(named));
            cursor.move(2);
            return;
        }
        int high = hex(cursor.peek(1));
        int low = hex(cursor.peek(2));
        if (high < 0 || low < 0) {
            throw cursor.flaw(Kind.SYNTAX, cursor.at() + 1);
        }
        bytes.write(high * 16 + low);
        cursor.move(3);
    }

    /// Only capital letters count as hexadecimal digits in an escape.
    private static int hex(char c) {
        return "0123456789ABCDEF".indexOf(c);
    }
}
