package org.cloudpilot.routeros.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a script says, as a tree. Offsets count characters from the script's beginning.
public sealed interface Script {
    /// A part of the script that stands for a value or for something done.
    sealed interface Part {}

    /// A word without quotes.
    record Word(String text) implements Part {}

    /// Text between quotes, with what is put into it.
    record Quoted(List<Part> parts) implements Part {}

    /// What a variable holds.
    record Variable(String name) implements Part {}

    /// Variables that are made or set.
    record Names(List<String> names) implements Part {}

    /// What commands between `[` and `]` give.
    record Substitution(List<Statement> statements) implements Part {}

    /// Commands between `{` and `}`.
    record Block(List<Statement> statements) implements Part {}

    /// An expression between `(` and `)`.
    record Group(Part inner) implements Part {}

    /// `(>…)`: something that is done later.
    record Deferred(Part inner) implements Part {}

    record Unary(String operator, Part operand) implements Part {}

    /// @param operator empty between conditions side by side, which mean both
    record Binary(String operator, Part left, Part right) implements Part {}

    /// An array.
    record ListOf(List<Item> items) implements Part {}

    /// One place of an array; the key is null where it has none.
    record Item(@Nullable Part key, Part value) {}

    /// Nothing where a value could be: `name=`.
    record Absent() implements Part {}

    /// Something that stands by itself.
    sealed interface Statement {}

    /// Goes to a menu.
    record ToMenu(List<String> path) implements Statement {}

    /// Does something inside a menu, and comes back.
    record InMenu(List<String> path, List<Statement> statements) implements Statement {}

    /// A command, its name written in full where the tree knows it.
    ///
    /// @param menu where it stands, from the root
    /// @param known whether the tree knows it
    record Invocation(List<String> menu, String name, boolean known, List<Argument> arguments)
            implements Statement {}

    /// A function that a variable holds.
    record Call(Part function, List<Argument> arguments) implements Statement {}

    /// A part by itself: a block, an expression, what commands give.
    record Alone(Part part) implements Statement {}

    /// What a command is given. Without a name it is for the command to know which it is; without a
    /// value it is a mark.
    record Argument(@Nullable String name, @Nullable Part value) {}

    /// The script holds together.
    record Accepted(List<Statement> statements) implements Script {}

    /// It does not.
    ///
    /// @param error in the router's own words
    /// @param offset where it stopped
    record Rejected(String error, int offset) implements Script {}
}
