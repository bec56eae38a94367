package org.cloudpilot.http;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cloudpilot.model.Router;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A router as it is exported: what a script may send back to have it again, but no secret.
record RouterRow(
        String name,
        String host,
        int port,
        String transport,
        String username,
        List<String> addresses,
        String site,
        List<String> tags,
        String note,
        Map<String, String> custom,
        String engine,
        String encoding,
        String certificateFingerprint,
        int sshPort,
        String sshHostKeyFingerprint,
        ViaAnswer via,
        List<String> knock) {
    static final RouterRow EXAMPLE = of(RouterAnswer.EXAMPLE);

    private static final String SEVERAL = ";";
    private static final String CUSTOM = "custom.";
    private static final String VIA = "via.";
    private static final Set<String> LISTS = Set.of("addresses", "tags", "knock");
    private static final Set<String> NUMBERS = Set.of("port", "ssh_port", "via.port");
    private static final Set<String> FLAGS = Set.of("use_https");

    static RouterRow of(Router router) {
        return of(RouterAnswer.of(router, null));
    }

    private static RouterRow of(RouterAnswer router) {
        return new RouterRow(
                router.name(),
                router.host(),
                router.port(),
                router.transport(),
                router.username(),
                router.addresses(),
                router.site(),
                router.tags(),
                router.note(),
                router.custom(),
                router.engine(),
                router.encoding(),
                router.certificateFingerprint(),
                router.sshPort(),
                router.sshHostKeyFingerprint(),
                router.via(),
                router.knock());
    }

    /// The same as cells by heading: lists with `;` between, `custom.` and `via.` before the names
    /// of what is in them.
    static Map<String, String> cells(Router router) {
        RouterRow row = of(router);
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("name", row.name());
        cells.put("host", row.host());
        cells.put("port", Integer.toString(row.port()));
        cells.put("transport", row.transport());
        cells.put("username", row.username());
        cells.put("addresses", String.join(SEVERAL, row.addresses()));
        cells.put("site", row.site());
        cells.put("tags", String.join(SEVERAL, row.tags()));
        cells.put("note", row.note());
        cells.put("engine", row.engine());
        cells.put("encoding", row.encoding());
        cells.put("certificate_fingerprint", row.certificateFingerprint());
        cells.put("ssh_port", Integer.toString(row.sshPort()));
        cells.put("ssh_host_key_fingerprint", row.sshHostKeyFingerprint());
        cells.put("knock", String.join(SEVERAL, row.knock()));
        row.via().cells().forEach((name, text) -> cells.put(VIA + name, text));
        row.custom().forEach((name, text) -> cells.put(CUSTOM + name, text));
        return cells;
    }

    /// The cells of one record as the fields that JSON has for them. A heading that is `custom` or
    /// `via` alone stands for a text, which is refused as such.
    static ObjectNode fields(Map<String, String> cells) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        ObjectNode custom = fields.objectNode();
        ObjectNode via = fields.objectNode();
        cells.forEach(
                (name, text) -> {
                    if (name.startsWith(CUSTOM)) {
                        custom.put(name.substring(CUSTOM.length()), text);
                    } else if (name.startsWith(VIA)) {
                        put(via, name.substring(VIA.length()), name, text);
                    } else {
                        put(fields, name, name, text);
                    }
                });
        add(fields, "custom", custom);
        add(fields, "via", via);
        return fields;
    }

    private static void add(ObjectNode fields, String name, ObjectNode members) {
        if (!members.isEmpty()) {
            fields.putIfAbsent(name, members);
        }
    }

    private static void put(ObjectNode fields, String name, String heading, String text) {
        if (LISTS.contains(heading)) {
            var list = fields.putArray(name);
            Arrays.stream(text.split(SEVERAL))
                    .map(String::strip)
                    .filter(each -> !each.isEmpty())
                    .forEach(list::add);
        } else if (NUMBERS.contains(heading) && text.strip().matches("[0-9]{1,9}")) {
            fields.put(name, Integer.parseInt(text.strip()));
        } else if (FLAGS.contains(heading) && text.strip().matches("true|false")) {
            fields.put(name, Boolean.parseBoolean(text.strip()));
        } else {
            fields.put(name, text);
        }
    }
}
