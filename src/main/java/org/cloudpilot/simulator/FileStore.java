package org.cloudpilot.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cloudpilot.routeros.wire.WordText;
import org.cloudpilot.simulator.Table.Kind;
import org.cloudpilot.simulator.ssh.SftpFiles;
import org.jspecify.annotations.Nullable;

/// A router's files: one store behind `/file` and SFTP. Contents are kept byte for byte as Latin-1.
final class FileStore implements SftpFiles {
    private static final String DATA = " data";
    private static final String WHEN = " when";
    private static final int CONTENTS_LIMIT = 60 * 1024;

    private final Device device;
    private final Table table;

    FileStore(Device device) {
        this.device = device;
        this.table = device.table("/file", Kind.LIST).parameters("name", "contents", "type");
        table.live(this::show);
        table.taken(this::take);
        write("flash/skins/readme.txt", "skins go here\n".getBytes(StandardCharsets.US_ASCII));
    }

    private void show(Map<String, String> item, Map<String, String> shown) {
        String data = shown.remove(DATA);
        String when = shown.remove(WHEN);
        if (when != null) {
            shown.put(
                    device.version.atLeast(7, 0) ? "last-modified" : "creation-time",
                    SystemContents.dateTime(device, Instant.parse(when)));
        }
        if (data != null) {
            shown.put("size", Integer.toString(data.length()));
            if (data.length() <= CONTENTS_LIMIT) {
                shown.put("contents", WordText.decode(data.getBytes(StandardCharsets.ISO_8859_1)));
            }
        }
    }

    /// What `/file/add` and `/file/set` are given.
    private Map<String, String> take(Map<String, String> given) {
        Map<String, String> kept = new LinkedHashMap<>(given);
        String contents = kept.remove("contents");
        kept.put(WHEN, device.now().toString());
        if (contents != null) {
            byte[] bytes = WordText.encode(contents);
            if (bytes.length > CONTENTS_LIMIT) {
                throw new Trap(1, "value of contents is too long, maximum 61440");
            }
            kept.put(DATA, new String(bytes, StandardCharsets.ISO_8859_1));
        }
        String name = kept.get("name");
        if (name != null) {
            kept.put("type", type(name));
        }
        return kept;
    }

    private static String type(String name) {
        String end = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (end) {
            case "backup" -> "backup";
            case "rsc" -> "script";
            case "npk" -> "package";
            case "txt" -> ".txt file";
            default -> "file";
        };
    }

    private @Nullable Map<String, String> find(String name) {
        return table.stored().stream()
                .filter(item -> name.equals(item.get("name")))
                .findFirst()
                .orElse(null);
    }

    @Override
    public List<Entry> all() {
        return device.locked(
                () -> {
                    List<Entry> entries = new ArrayList<>();
                    for (Map<String, String> item : table.stored()) {
                        String data = item.get(DATA);
                        entries.add(
                                new Entry(
                                        item.getOrDefault("name", ""),
                                        data == null,
                                        data == null ? 0 : data.length(),
                                        Instant.parse(
                                                item.getOrDefault(WHEN, "1970-01-01T00:00:00Z"))));
                    }
                    return entries;
                });
    }

    @Override
    public byte @Nullable [] read(String name) {
        String data =
                device.locked(
                        () -> {
                            Map<String, String> item = find(name);
                            return item == null ? null : item.get(DATA);
                        });
        return data == null ? null : data.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void write(String name, byte[] contents) {
        device.locked(
                () -> {
                    for (int slash = name.indexOf('/');
                            slash > 0;
                            slash = name.indexOf('/', slash + 1)) {
                        makeDirectory(name.substring(0, slash));
                    }
                    put(name, new String(contents, StandardCharsets.ISO_8859_1), type(name));
                    return null;
                });
    }

    @Override
    public void makeDirectory(String name) {
        device.locked(
                () -> {
                    if (find(name) == null) {
                        put(name, null, name.equals("flash") ? "disk" : "directory");
                    }
                    return null;
                });
    }

    private void put(String name, @Nullable String data, String type) {
        Map<String, String> item = find(name);
        Map<String, String> columns = item == null ? new LinkedHashMap<>() : item;
        columns.put("name", name);
        columns.put("type", type);
        columns.put(WHEN, device.now().toString());
        if (data != null) {
            columns.put(DATA, data);
        }
        if (item == null) {
            table.fill(columns);
        }
    }

    @Override
    public boolean remove(String name) {
        return device.locked(() -> table.stored().removeIf(item -> name.equals(item.get("name"))));
    }

    @Override
    public boolean rename(String from, String to) {
        return device.locked(
                () -> {
                    Map<String, String> item = find(from);
                    if (item == null || find(to) != null) {
                        return false;
                    }
                    item.put("name", to);
                    return true;
                });
    }
}
