package org.cloudpilot.routeros.cli;

/// Which characters may stand in what.
final class Characters {
    private Characters() {}

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isSmall(char c) {
        return c >= 'a' && c <= 'z';
    }

    /// Of a variable's name without quotation marks.
    static boolean ofVariable(char c) {
        return isDigit(c) || isSmall(c) || (c >= 'A' && c <= 'Z');
    }

    /// Of a menu's or command's name.
    static boolean ofCommand(char c) {
        return isDigit(c) || isSmall(c) || c == '-' || c == '.' || c == '_';
    }

    /// Of an argument's name.
    static boolean ofArgument(char c) {
        return ofVariable(c) || c == '-' || c == '.' || c == '_';
    }

    /// Of an unquoted value behind an equals sign or in an argument's place.
    static boolean ofWord(char c) {
        return c > ' ' && c < 0x7f && "\"$()[]{};`\\'".indexOf(c) < 0;
    }

    /// Of the name before a value in an array.
    static boolean ofKey(char c) {
        return ofVariable(c) || c == '-' || c == '.' || c == '/';
    }

    /// Of an unquoted value within an expression.
    static boolean ofOperand(char c) {
        return ofVariable(c) || c == '_';
    }
}
