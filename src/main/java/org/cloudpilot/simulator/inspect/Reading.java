package org.cloudpilot.simulator.inspect;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A line as the console reads it along a tree: up to which node it leads, what each of its
/// characters is, and what the last word, still being typed, may become.
final class Reading {
    /// What characters are, as `highlight` names them.
    static final String NONE = "none";

    private final String input;
    private final String[] kinds;
    private CommandTree node;
    private @Nullable CommandTree argument;
    private int start;
    private int error = -1;

    Reading(CommandTree root, CommandTree from, String input) {
        this.input = input;
        this.kinds = new String[input.length()];
        this.node = from;
        java.util.Arrays.fill(kinds, NONE);
        read(root);
    }

    private void read(CommandTree root) {
        int at = 0;
        if (input.startsWith("/") || input.startsWith(":")) {
            node = root;
            kinds[0] = input.startsWith("/") ? "dir" : "cmd";
            at = 1;
        }
        if (input.startsWith("#")) {
            java.util.Arrays.fill(kinds, "comment");
            start = input.length();
            return;
        }
        while (true) {
            while (at < input.length() && isGap(at)) {
                at++;
            }
            start = at;
            int end = at;
            while (end < input.length() && !isGap(end) && input.charAt(end) != '=') {
                end++;
            }
            if (end < input.length() && input.charAt(end) == '=') {
                at = value(input.substring(start, end), end);
                if (at < 0) {
                    return;
                }
                continue;
            }
            if (end == input.length()) {
                mark(node.child(input.substring(start)), end, false);
                return;
            }
            CommandTree child = node.child(input.substring(start, end));
            if (child == null || error >= 0) {
                mark(null, end, true);
            } else {
                mark(child, end, true);
                if (child.type() != CommandTree.Type.ARG) {
                    node = child;
                }
            }
            at = end;
        }
    }

    private boolean isGap(int at) {
        char c = input.charAt(at);
        return c == ' ' || (c == '/' && node.isMenu());
    }

    private void mark(@Nullable CommandTree word, int end, boolean complete) {
        if (end == start) {
            return;
        }
        if (word == null && complete && error < 0) {
            error = start;
        }
        String kind =
                word == null
                        ? complete || error >= 0 ? "error" : NONE
                        : word.isMenu() ? "dir" : word.type().word();
        java.util.Arrays.fill(kinds, start, end, kind);
    }

    /// @return where the next word begins; -1 when the value is still being typed
    private int value(String name, int equals) {
        CommandTree found = node.child(name);
        mark(found, equals, true);
        argument = found;
        start = equals + 1;
        boolean quoted = false;
        for (int i = start; i < input.length(); i++) {
            char c = input.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ' ' && !quoted) {
                argument = null;
                return i;
            }
        }
        return -1;
    }

    /// The node that the words before the last lead to.
    CommandTree node() {
        return node;
    }

    /// The argument whose value is being typed; null when none is.
    @Nullable CommandTree argument() {
        return argument;
    }

    /// Where the last word begins.
    int offset() {
        return start;
    }

    String lastWord() {
        return input.substring(Math.min(start, input.length()));
    }

    /// Where the first wrong word begins; -1 when none is wrong.
    int error() {
        return error;
    }

    List<String> kinds() {
        return new ArrayList<>(List.of(kinds));
    }
}
