package org.cloudpilot.model;

/// How a console line could go on.
///
/// @param text what takes the place of the characters from `start` to the caret
/// @param description what the router says of it; empty where it says nothing
/// @param start index into the line
public record LineCompletion(String text, Kind kind, String description, int start) {
    public enum Kind {
        MENU,
        COMMAND,
        ARGUMENT,
        /// What an argument or a property may be.
        VALUE,
        /// What items are chosen by.
        PROPERTY,
        OPERATOR,
        VARIABLE
    }
}
