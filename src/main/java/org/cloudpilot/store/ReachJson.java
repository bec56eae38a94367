package org.cloudpilot.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.model.Engine;
import org.cloudpilot.model.Fingerprint;
import org.cloudpilot.model.Host;
import org.cloudpilot.model.Knock;
import org.cloudpilot.model.Reach;
import org.cloudpilot.model.Via;
import org.cloudpilot.model.WordEncoding;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A router's advanced settings as the JSON of their column; what is usual is left out.
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReachJson(
        @Nullable String engine,
        @Nullable String encoding,
        @Nullable String certificate,
        @Nullable Integer sshPort,
        @Nullable String hostKey,
        @Nullable ViaJson via,
        @Nullable List<String> knocks) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String USUAL = "{}";

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ViaJson(
            String type,
            String host,
            int port,
            @Nullable String username,
            @Nullable String hostKey) {
        static @Nullable ViaJson of(Via via) {
            return switch (via) {
                case Via.Direct() -> null;
                case Via.Socks5(Endpoint proxy, String username) ->
                        new ViaJson(
                                via.kind().word(),
                                proxy.host().text(),
                                proxy.port(),
                                username,
                                null);
                case Via.SshJump(Endpoint server, String username, Fingerprint hostKey) ->
                        new ViaJson(
                                via.kind().word(),
                                server.host().text(),
                                server.port(),
                                username,
                                hostKey == null ? null : hostKey.hex());
            };
        }

        Via via() {
            var endpoint = new Endpoint(Host.parse(host).orElseThrow(), port);
            return switch (Via.Kind.ofWord(type).orElseThrow()) {
                case DIRECT -> new Via.Direct();
                case SOCKS5 -> new Via.Socks5(endpoint, username);
                case SSH ->
                        new Via.SshJump(
                                endpoint, username == null ? "" : username, fingerprint(hostKey));
            };
        }
    }

    static String write(Reach reach) {
        if (reach.equals(Reach.usual())) {
            return USUAL;
        }
        Fingerprint certificate = reach.certificate();
        Fingerprint hostKey = reach.hostKey();
        return JSON.writeValueAsString(
                new ReachJson(
                        reach.engine() == Engine.CLOUDPILOT ? null : reach.engine().word(),
                        reach.encoding() == WordEncoding.UTF_8 ? null : reach.encoding().word(),
                        certificate == null ? null : certificate.hex(),
                        reach.sshPort() == Reach.SSH_PORT ? null : (Integer) reach.sshPort(),
                        hostKey == null ? null : hostKey.hex(),
                        ViaJson.of(reach.via()),
                        reach.knocks().isEmpty()
                                ? null
                                : reach.knocks().stream().map(Knock::toString).toList()));
    }

    static Reach read(String json) {
        return json.equals(USUAL) ? Reach.usual() : JSON.readValue(json, ReachJson.class).reach();
    }

    private Reach reach() {
        return new Reach(
                engine == null ? Engine.CLOUDPILOT : Engine.ofWord(engine).orElseThrow(),
                encoding == null ? WordEncoding.UTF_8 : WordEncoding.ofWord(encoding).orElseThrow(),
                fingerprint(certificate),
                sshPort == null ? Reach.SSH_PORT : sshPort,
                fingerprint(hostKey),
                via == null ? new Via.Direct() : via.via(),
                knocks == null
                        ? List.of()
                        : knocks.stream().map(text -> Knock.parse(text).orElseThrow()).toList());
    }

    private static @Nullable Fingerprint fingerprint(@Nullable String hex) {
        return hex == null ? null : new Fingerprint(hex);
    }
}
