package org.cloudpilot.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/// The stack machine that query words are written for: an item is shown when every value that is
/// left is true.
final class QueryMachine {
    private final List<String> words;

    /// @param words with their `?`
    QueryMachine(List<String> words) {
        this.words = words;
    }

    boolean matches(Map<String, String> item) {
        Deque<Boolean> stack = new ArrayDeque<>();
        for (String word : words) {
            String body = word.substring(1);
            if (body.startsWith("#")) {
                operate(stack, body.substring(1));
            } else {
                stack.push(test(body, item));
            }
        }
        return !stack.contains(false);
    }

    private static boolean test(String body, Map<String, String> item) {
        if (body.startsWith("-")) {
            return !item.containsKey(body.substring(1));
        }
        char first = body.isEmpty() ? ' ' : body.charAt(0);
        String pair = first == '=' || first == '<' || first == '>' ? body.substring(1) : body;
        int equals = pair.indexOf('=');
        if (equals < 0) {
            return item.containsKey(pair);
        }
        String value = item.get(pair.substring(0, equals));
        if (value == null) {
            return false;
        }
        int order = compare(value, pair.substring(equals + 1));
        return switch (first) {
            case '<' -> order < 0;
            case '>' -> order > 0;
            default -> order == 0;
        };
    }

    private static int compare(String a, String b) {
        return isNumber(a) && isNumber(b)
                ? Long.compare(Long.parseLong(a), Long.parseLong(b))
                : a.compareTo(b);
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty()
                && text.length() < 19
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static void operate(Deque<Boolean> stack, String operations) {
        int index = -1;
        for (char operation : operations.toCharArray()) {
            if (operation >= '0' && operation <= '9') {
                index = Math.max(index, 0) * 10 + (operation - '0');
                continue;
            }
            if (index >= 0) {
                stack.push(at(stack, index));
            }
            switch (operation) {
                case '!' -> stack.push(!pop(stack));
                case '&', '|' -> {
                    boolean top = pop(stack);
                    boolean below = pop(stack);
                    stack.push(operation == '&' ? top && below : top || below);
                }
                case '.' -> {
                    if (index < 0) {
                        stack.push(at(stack, 0));
                    }
                }
                default -> throw new Trap(5, "unknown query operation");
            }
            index = -1;
        }
        if (index >= 0) {
            boolean chosen = at(stack, index);
            stack.clear();
            stack.push(chosen);
        }
    }

    private static boolean pop(Deque<Boolean> stack) {
        if (stack.isEmpty()) {
            throw new Trap(5, "query stack is empty");
        }
        return stack.pop();
    }

    private static boolean at(Deque<Boolean> stack, int index) {
        if (index >= stack.size()) {
            throw new Trap(5, "query stack is empty");
        }
        return List.copyOf(stack).get(index);
    }
}
