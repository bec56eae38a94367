package org.cloudpilot.routeros.cli;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What is known of commands beyond their names.
final class Verb {
    private static final List<String> ITEMS = List.of("numbers");

    /// The parameters that may be given without their names, in order.
    private static final Map<String, List<String>> UNNAMED =
            Map.ofEntries(
                    Map.entry("set", ITEMS),
                    Map.entry("remove", ITEMS),
                    Map.entry("enable", ITEMS),
                    Map.entry("disable", ITEMS),
                    Map.entry("comment", List.of("numbers", "comment")),
                    Map.entry("unset", List.of("numbers", "value-name")),
                    Map.entry("move", List.of("numbers", "destination")),
                    Map.entry("reset-counters", ITEMS),
                    Map.entry("make-static", ITEMS),
                    Map.entry("release", ITEMS),
                    Map.entry("renew", ITEMS),
                    Map.entry("run", List.of("number")),
                    Map.entry("get", List.of("number", "value-name")),
                    Map.entry("monitor", ITEMS),
                    Map.entry("monitor-traffic", List.of("interface")),
                    Map.entry("torch", List.of("interface")),
                    Map.entry("ping", List.of("address")),
                    Map.entry("traceroute", List.of("address")),
                    Map.entry("debug", List.of("message")),
                    Map.entry("info", List.of("message")),
                    Map.entry("warning", List.of("message")),
                    Map.entry("error", List.of("message")));

    /// Those that may be written short where only one of them begins so.
    private static final List<String> SHORTENED =
            List.of(
                    "add",
                    "comment",
                    "disable",
                    "enable",
                    "export",
                    "find",
                    "get",
                    "monitor",
                    "monitor-traffic",
                    "move",
                    "print",
                    "reboot",
                    "release",
                    "remove",
                    "renew",
                    "reset",
                    "reset-counters",
                    "run",
                    "set",
                    "shutdown",
                    "unset");

    private static final Set<String> ENDLESS =
            Set.of(
                    "listen",
                    "torch",
                    "traceroute",
                    "bandwidth-test",
                    "ip-scan",
                    "profile",
                    "scan",
                    "spectral-scan",
                    "spectral-history",
                    "frequency-monitor",
                    "quick");

    private static final Set<String> INTERACTIVE =
            Set.of("edit", "ssh", "telnet", "mac-telnet", "serial-terminal", "setup", "quit");

    private Verb() {}

    static boolean isKnown(String word) {
        return SHORTENED.contains(word) || UNNAMED.containsKey(word);
    }

    static List<String> unnamed(String verb) {
        return UNNAMED.getOrDefault(verb, List.of());
    }

    /// The verb that `word` is short for; `word` itself where that is not certain.
    static String inFull(String word) {
        if (isKnown(word) || word.length() < 2) {
            return word;
        }
        Set<String> candidates = new TreeSet<>(SHORTENED);
        candidates.removeIf(verb -> !verb.startsWith(word));
        return candidates.size() == 1 ? candidates.iterator().next() : word;
    }

    /// Without `duration` or the like it never ends.
    static boolean isEndless(String verb) {
        return ENDLESS.contains(verb);
    }

    /// It talks with the person at the console.
    static boolean isInteractive(String verb) {
        return INTERACTIVE.contains(verb);
    }

    static boolean measures(String verb) {
        return verb.equals("monitor") || verb.startsWith("monitor-");
    }

    /// It names items of its menu.
    static boolean isItems(String parameter) {
        return parameter.equals("numbers") || parameter.equals("number") || parameter.equals(".id");
    }
}
