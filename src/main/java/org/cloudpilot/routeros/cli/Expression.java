package org.cloudpilot.routeros.cli;

import java.util.List;

/// A value, or what one is worked out from.
public sealed interface Expression {
    int start();

    int end();

    /// An unquoted word: a number, an address, a time, a name; may be empty.
    record Word(int start, int end, String text) implements Expression {}

    /// Quoted text without anything to be worked out.
    ///
    /// @param text without quotation marks and escapes, a character a byte where escapes name bytes
    record Text(int start, int end, String text) implements Expression {}

    /// Quoted text with values in it.
    ///
    /// @param pieces [Text] and others
    record Template(int start, int end, List<Expression> pieces) implements Expression {
        public Template {
            pieces = List.copyOf(pieces);
        }
    }

    /// `$name`.
    record Variable(int start, int end, String name) implements Expression {}

    /// `[…]`: what the commands return.
    record Result(int start, int end, Script body) implements Expression {}

    /// Commands as a value: `{…}` where commands are wanted.
    record Code(int start, int end, Script body) implements Expression {}

    /// `{…}` where values are wanted.
    record Array(int start, int end, List<Item> items) implements Expression {
        public Array {
            items = List.copyOf(items);
        }
    }

    /// An array's value with its key.
    ///
    /// @param key the empty [Word] where there is none
    record Item(Expression key, Expression value) {}

    /// An expression in round brackets.
    record Group(int start, int end, Expression inner) implements Expression {}

    /// An operator before its operand.
    record Unary(int start, int end, String operator, Expression operand) implements Expression {}

    /// An operator between two operands. The operator of conditions side by side is the blank.
    record Binary(int start, int end, String operator, Expression left, Expression right)
            implements Expression {}

    /// Values parted by commas in an argument: `lte,$topics`.
    record Sequence(int start, int end, List<Expression> values) implements Expression {
        public Sequence {
            values = List.copyOf(values);
        }
    }
}
