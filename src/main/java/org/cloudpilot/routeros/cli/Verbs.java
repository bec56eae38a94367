package org.cloudpilot.routeros.cli;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What is known of commands beyond how they are written.
public final class Verbs {
    /// Those of the root menu that are there for the API, too.
    private static final Set<String> FOR_THE_API =
            Set.of("beep", "execute", "export", "import", "password", "ping", "quit");

    private static final Set<String> SCRIPTING =
            Table.lines("commands.txt").stream()
                    .filter(line -> line.startsWith(":"))
                    .map(line -> line.substring(1).split(" ")[0])
                    .filter(name -> !FOR_THE_API.contains(name))
                    .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> ENDLESS =
            Set.of(
                    "listen",
                    "torch",
                    "traceroute",
                    "bandwidth-test",
                    "cable-test",
                    "ip-scan",
                    "mac-scan",
                    "ping-speed",
                    "profile",
                    "scan",
                    "spectral-scan",
                    "spectral-history",
                    "frequency-monitor",
                    "quick");

    /// They end by themselves, but tell how it goes before.
    private static final Set<String> GRADUAL =
            Set.of("ping", "flood-ping", "speed-test", "check-for-updates");

    private static final Set<String> INTERACTIVE =
            Set.of("edit", "ssh", "telnet", "mac-telnet", "serial-terminal", "setup", "quit");

    private static final List<String> ITEMS =
            List.of("numbers", "number", ".id", "place-before", "destination");

    private Verbs() {}

    /// A command of the root menu that only scripts have.
    static boolean isScripting(String name) {
        return SCRIPTING.contains(name);
    }

    /// Without `duration` or the like it never ends.
    static boolean isEndless(String verb) {
        return ENDLESS.contains(verb);
    }

    /// It answers bit by bit, whatever it is told.
    public static boolean goesOn(String verb) {
        return isEndless(verb) || GRADUAL.contains(verb);
    }

    /// It talks with the person at the console.
    static boolean isInteractive(String verb) {
        return INTERACTIVE.contains(verb);
    }

    /// It answers bit by bit unless it is told to do so `once`.
    public static boolean measures(String verb) {
        return verb.equals("monitor") || verb.startsWith("monitor-");
    }

    /// Whether its value names items of the menu, so that digits are the numbers of a print.
    static boolean namesItems(String verb, String parameter) {
        return ITEMS.contains(parameter)
                && (verb.equals("move") || !parameter.equals("destination"));
    }
}
