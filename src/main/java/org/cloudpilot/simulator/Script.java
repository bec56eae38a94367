package org.cloudpilot.simulator;

import java.util.ArrayList;
import java.util.List;

/// Cuts a script into statements: at line ends and semicolons that stand in no quotes and no
/// brackets.
final class Script {
    private Script() {}

    static List<String> statements(String script) {
        List<String> statements = new ArrayList<>();
        StringBuilder now = new StringBuilder();
        boolean quoted = false;
        int depth = 0;
        for (int i = 0; i < script.length(); i++) {
            char c = script.charAt(i);
            if (quoted && c == '\\' && i + 1 < script.length()) {
                now.append(c).append(script.charAt(++i));
                continue;
            }
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted) {
                depth += c == '[' || c == '{' || c == '(' ? 1 : 0;
                depth -= c == ']' || c == '}' || c == ')' ? 1 : 0;
            }
            if (!quoted && depth <= 0 && (c == '\n' || c == '\r' || c == ';')) {
                add(statements, now);
            } else {
                now.append(c);
            }
        }
        add(statements, now);
        return statements;
    }

    private static void add(List<String> statements, StringBuilder now) {
        String statement = now.toString().strip();
        if (!statement.isEmpty() && !statement.startsWith("#")) {
            statements.add(statement);
        }
        now.setLength(0);
    }

    /// What a quoted text means.
    static String unquoted(String text) {
        if (text.length() < 2 || !text.startsWith("\"") || !text.endsWith("\"")) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 1; i < text.length() - 1; i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                plain.append(c);
                continue;
            }
            char escaped = text.charAt(++i);
            plain.append(
                    switch (escaped) {
                        case 'n' -> '\n';
                        case 'r' -> '\r';
                        case 't' -> '\t';
                        default -> escaped;
                    });
        }
        return plain.toString();
    }
}
