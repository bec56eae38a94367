package org.cloudpilot.simulator;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeSet;
import org.cloudpilot.routeros.cli.KnownMenus;
import org.cloudpilot.simulator.Table.Kind;
import org.cloudpilot.simulator.inspect.CommandTree.Type;
import org.cloudpilot.simulator.inspect.CommandTree;

/// A small command tree: the menus that RouterOS is known to have, and the arguments that this
/// device's own tables show.
final class HelpTree {
    private static final List<String> OF_ITEMS =
            List.of("remove", "enable", "disable", "comment", "move", "unset", "reset");

    private final Device device;
    private final SortedMap<String, Table> tables;
    private final List<String> interfaces;

    private HelpTree(Device device) {
        this.device = device;
        this.tables = device.locked(device::menus);
        this.interfaces =
                device.locked(
                        () ->
                                interfaceTable().stored().stream()
                                        .map(item -> item.getOrDefault("name", ""))
                                        .toList());
    }

    private Table interfaceTable() {
        return Objects.requireNonNull(tables.get("/interface"), "every router has interfaces");
    }

    static CommandTree of(Device device) {
        return new HelpTree(device).tree();
    }

    private CommandTree tree() {
        CommandTree root = CommandTree.root();
        menus(root, "/");
        command(root, "ping", "address", "count", "interval", "size");
        command(root, "export", "compact", "file", "show-sensitive", "terse", "verbose");
        command(root, "execute", "script", "as-string", "file");
        CommandTree system = root.child("system", Type.DIR, "");
        command(system, "reboot");
        command(system, "shutdown");
        CommandTree put = root.child("put", Type.CMD, "");
        put.child("message", Type.ARG, "any value");
        return root;
    }

    private void menus(CommandTree parent, String path) {
        for (String name : KnownMenus.under(path)) {
            String inner = path.equals("/") ? "/" + name : path + "/" + name;
            Table table = tables.get(inner);
            CommandTree menu = parent.child(name, Type.DIR, "");
            if (table != null) {
                commands(menu, table);
            }
            menus(menu, inner);
        }
    }

    private void commands(CommandTree menu, Table table) {
        String[] names = device.locked(() -> arguments(table)).toArray(String[]::new);
        command(menu, "print", "as-value", "count-only", "detail", "terse", "where");
        menu.child("print", Type.CMD, "").child("proplist", Type.ARG, "").offer(columns(table));
        command(menu, "get", "number", "value-name");
        command(menu, "export", "compact", "file", "show-sensitive", "terse", "verbose");
        if (table.kind == Kind.STATUS) {
            return;
        }
        command(menu, "set", names);
        if (table.kind == Kind.LIST) {
            command(menu, "add", names);
            command(menu, "find", "where");
            CommandTree set = menu.child("set", Type.CMD, "");
            set.child("numbers", Type.ARG, "item numbers");
            for (String each : OF_ITEMS) {
                command(menu, each, "numbers");
            }
        }
    }

    /// Whatever its items show.
    private List<String> columns(Table table) {
        return device.locked(
                () ->
                        table.stored().stream()
                                .flatMap(item -> item.keySet().stream())
                                .filter(name -> !name.startsWith(".") && !name.startsWith(" "))
                                .distinct()
                                .sorted()
                                .toList());
    }

    private static Collection<String> arguments(Table table) {
        Collection<String> names = new TreeSet<>(table.parameters());
        if (names.isEmpty()) {
            table.stored().forEach(item -> names.addAll(item.keySet()));
            names.add("comment");
        }
        names.removeIf(name -> name.startsWith(".") || name.startsWith(" "));
        return names;
    }

    private void command(CommandTree menu, String name, String... arguments) {
        CommandTree command = menu.child(name, Type.CMD, "");
        for (String each : arguments) {
            String takes =
                    switch (each) {
                        case "disabled", "as-value", "count-only", "detail", "terse" -> "yes|no";
                        case "action" ->
                                "accept|drop|reject|passthrough|masquerade|dst-nat|src-nat";
                        case "chain" -> "forward|input|output|srcnat|dstnat";
                        case "comment", "name", "file" -> "string value";
                        default -> "";
                    };
            CommandTree argument = command.child(each, Type.ARG, takes);
            if (each.equals("interface")) {
                argument.offer(interfaces);
            }
        }
    }
}
