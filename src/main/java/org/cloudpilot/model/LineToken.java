package org.cloudpilot.model;

/// A piece of a console line, for highlighting. Tokens stand in order and do not overlap; what lies
/// between them is blank.
///
/// @param start index into the line of its first character
/// @param end index behind its last character
public record LineToken(int start, int end, Kind kind) {
    /// What a piece is; the stable word for style classes is the name in small letters.
    public enum Kind {
        /// `# …` up to the end of the line.
        REMARK,
        /// Part of a path: a menu's name, a slash, `..`.
        MENU,
        /// A command's name.
        COMMAND,
        /// A command's name that nobody knows: the router would refuse it when it runs.
        UNKNOWN_COMMAND,
        /// The name of an argument, with its equals sign.
        ARGUMENT,
        /// An unquoted value.
        WORD,
        /// Quoted text with its quotation marks.
        TEXT,
        /// An escape within quoted text.
        ESCAPE,
        /// `$name`, and the name where one is declared or set.
        VARIABLE,
        /// `=`, `!`, `&&`, `->` and the like.
        OPERATOR,
        /// Round, square and curly brackets and the semicolon.
        BRACKET,
        /// From here on the line cannot be understood.
        WRONG
    }
}
