package org.cloudpilot.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.model.Fingerprint;
import org.cloudpilot.model.Via;
import org.jspecify.annotations.Nullable;

/// What stands between this computer and a router, as scripts see it; never a password.
///
/// @param hostKeyFingerprint of an SSH server, empty where none was confirmed
@JsonInclude(JsonInclude.Include.NON_NULL)
record ViaAnswer(
        String type,
        @Nullable String host,
        @Nullable Integer port,
        @Nullable String username,
        @Nullable String hostKeyFingerprint) {
    static final ViaAnswer DIRECT = new ViaAnswer(Via.Kind.DIRECT.word(), null, null, null, null);

    static ViaAnswer of(Via via) {
        return switch (via) {
            case Via.Direct() -> DIRECT;
            case Via.Socks5(Endpoint proxy, String username) ->
                    new ViaAnswer(
                            via.kind().word(), proxy.host().text(), proxy.port(), username, null);
            case Via.SshJump(Endpoint server, String username, Fingerprint hostKey) ->
                    new ViaAnswer(
                            via.kind().word(),
                            server.host().text(),
                            server.port(),
                            username,
                            RouterAnswer.text(hostKey));
        };
    }

    /// What there is of it, by the names that JSON has; nothing where there is nothing between.
    Map<String, String> cells() {
        Map<String, String> cells = new LinkedHashMap<>();
        if (equals(DIRECT)) {
            return cells;
        }
        cells.put("type", type);
        put(cells, "host", host);
        put(cells, "port", port);
        put(cells, "username", username);
        put(cells, "host_key_fingerprint", hostKeyFingerprint);
        return cells;
    }

    private static void put(Map<String, String> cells, String name, @Nullable Object value) {
        if (value != null) {
            cells.put(name, value.toString());
        }
    }
}
