package org.cloudpilot.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cloudpilot.simulator.Table.Kind;

/// Carries commands out on a device's menus.
final class Verbs {
    private final Device device;
    private final Monitors monitors;

    Verbs(Device device) {
        this.device = device;
        this.monitors = new Monitors(device);
    }

    /// Whether it goes on until it is cancelled or its time is up.
    static boolean goesOn(Request request) {
        return switch (request.verb()) {
            case "listen",
                    "ping",
                    "torch",
                    "traceroute",
                    "execute",
                    "check-for-updates",
                    "update" ->
                    true;
            case "monitor", "monitor-traffic" -> !request.has("once");
            case "print" -> repeats(request) || follows(request);
            default -> false;
        };
    }

    private static boolean repeats(Request request) {
        return request.has("interval");
    }

    private static boolean follows(Request request) {
        return request.has("follow") || request.has("follow-only");
    }

    /// @throws Trap when the router refuses
    void execute(Account user, Request request, Replies replies, Running running)
            throws InterruptedException {
        if (monitors.execute(request, replies, running)) {
            return;
        }
        Table table = device.locked(() -> device.find(request.menu()));
        if (table == null) {
            throw noSuchCommand();
        }
        switch (request.verb()) {
            case "print", "getall" -> print(user, table, request, replies, running);
            case "get" -> replies.ret(get(user, table, request));
            case "listen" -> listen(user, table, request, replies, running, () -> {});
            case "add" -> replies.ret(device.locked(() -> add(table, request)));
            case "set" -> change(table, request, request.columns());
            case "enable" -> change(table, request, Map.of("disabled", "no"));
            case "disable" -> change(table, request, Map.of("disabled", "yes"));
            case "comment" -> change(table, request, Map.of("comment", request.get("comment", "")));
            case "unset" ->
                    device.locked(
                            () -> {
                                table.unset(ids(table, request), request.get("value-name", ""));
                                return null;
                            });
            case "remove" ->
                    device.locked(
                            () -> {
                                requireList(table);
                                table.remove(ids(table, request));
                                return null;
                            });
            default -> throw noSuchCommand();
        }
    }

    private Trap noSuchCommand() {
        return device.version.atLeast(7, 0)
                ? new Trap(0, "no such command")
                : new Trap(Trap.NONE, "no such command prefix");
    }

    private void print(Account user, Table table, Request request, Replies replies, Running running)
            throws InterruptedException {
        if (repeats(request)) {
            Monitors.repeat(request, running, section -> print(user, table, request, replies));
        } else if (follows(request)) {
            follow(user, table, request, replies, running);
        } else {
            print(user, table, request, replies);
        }
    }

    private void follow(
            Account user, Table table, Request request, Replies replies, Running running)
            throws InterruptedException {
        Runnable first =
                request.has("follow") ? () -> print(user, table, request, replies) : () -> {};
        listen(user, table, request, replies, running, first);
    }

    private void print(Account user, Table table, Request request, Replies replies) {
        QueryMachine queries = new QueryMachine(request.queries());
        List<Map<String, String>> rows =
                device.locked(() -> table.shown().stream().filter(queries::matches).toList());
        if (request.has("count-only")) {
            replies.ret(Integer.toString(rows.size()));
            return;
        }
        String wanted = request.get(".proplist", "");
        rows.forEach(row -> replies.row(only(wanted, Permissions.visible(user, row))));
        if (rows.isEmpty()) {
            replies.empty();
        }
    }

    static Map<String, String> only(String wanted, Map<String, String> row) {
        if (wanted.isEmpty()) {
            return row;
        }
        Map<String, String> chosen = new LinkedHashMap<>();
        for (String name : wanted.split(",")) {
            String value = row.get(name);
            if (value != null) {
                chosen.put(name, value);
            }
        }
        return chosen;
    }

    private String get(Account user, Table table, Request request) {
        Map<String, String> row =
                device.locked(
                        () -> {
                            if (table.kind == Kind.SINGLETON) {
                                return table.shown().getFirst();
                            }
                            String id = table.ids(request.get("number", "")).getFirst();
                            return table.shown().stream()
                                    .filter(each -> id.equals(each.get(".id")))
                                    .findFirst()
                                    .orElseThrow(Trap::noSuchItem);
                        });
        String one = table.kind == Kind.SINGLETON ? request.get("number", "") : "";
        String value = Permissions.visible(user, row).get(request.get("value-name", one));
        if (value == null) {
            throw new Trap(1, "input does not match any value of value-name");
        }
        return value;
    }

    /// @param first what is done before the first change is told, and after which none is missed
    private void listen(
            Account user,
            Table table,
            Request request,
            Replies replies,
            Running running,
            Runnable first)
            throws InterruptedException {
        QueryMachine queries = new QueryMachine(request.queries());
        Runnable stop = device.locked(() -> table.listen(running::offer));
        try {
            first.run();
            while (true) {
                Map<String, String> row = running.next();
                if (row.containsKey(".dead") || queries.matches(row)) {
                    replies.row(Permissions.visible(user, row));
                }
            }
        } finally {
            stop.run();
        }
    }

    private static String add(Table table, Request request) {
        requireList(table);
        return table.add(request.columns());
    }

    private static void requireList(Table table) {
        if (table.kind == Kind.SINGLETON) {
            throw new Trap(0, "no such command");
        }
    }

    private void change(Table table, Request request, Map<String, String> columns) {
        device.locked(
                () -> {
                    table.set(ids(table, request), new LinkedHashMap<>(columns));
                    return null;
                });
    }

    private static List<String> ids(Table table, Request request) {
        if (table.kind == Kind.SINGLETON) {
            return List.of("");
        }
        String list = request.get(".id", request.get("numbers", ""));
        if (list.isEmpty()) {
            throw new Trap(Trap.NONE, "missing =.id=");
        }
        return new ArrayList<>(table.ids(list));
    }
}
