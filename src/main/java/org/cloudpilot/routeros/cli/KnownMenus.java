package org.cloudpilot.routeros.cli;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// The menus that a line may name without a verb, and whose words may be parted by blanks. Written
/// by hand in `console/menus.txt`, of RouterOS 6 and 7 together: a router has some and lacks
/// others, and knows more.
public final class KnownMenus {
    private static final Set<String> PATHS = paths();

    private KnownMenus() {}

    /// Whether `path` (`/ip/address`, the root is `/`) is a menu.
    public static boolean contains(String path) {
        return PATHS.contains(path);
    }

    /// The names of the menus right under `path`, in order.
    public static SortedSet<String> under(String path) {
        String start = path.equals("/") ? "/" : path + "/";
        SortedSet<String> names = new TreeSet<>();
        for (String each : PATHS) {
            if (each.length() > start.length() && each.startsWith(start)) {
                String rest = each.substring(start.length());
                if (rest.indexOf('/') < 0) {
                    names.add(rest);
                }
            }
        }
        return names;
    }

    private static Set<String> paths() {
        Set<String> paths = new LinkedHashSet<>();
        paths.add("/");
        Table.menus((path, extra) -> paths.add(path));
        return paths;
    }
}
