package org.cloudpilot.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cloudpilot.model.CredentialId;
import org.cloudpilot.model.Host;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.Transport;
import org.cloudpilot.store.entity.RouterEntity;
import org.cloudpilot.vault.Sealed;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Routers as rows and back.
final class RouterRows {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<LinkedHashMap<String, String>> NAMED_TEXTS =
            new TypeReference<>() {};
    private static final String NO_TEXTS = "[]";
    private static final String NO_NAMED_TEXTS = "{}";

    private RouterRows() {}

    static RouterEntity row(Router router, RouterSecrets secrets) {
        var row = new RouterEntity();
        row.id = router.id().value();
        row.spaceId = router.space().value();
        row.name = router.name();
        row.host = router.host().text();
        row.port = router.port();
        row.transport = router.transport().word();
        row.username = router.username();
        row.sealedPassword = secrets.password().bytes();
        row.addresses = json(router.addresses().stream().map(Host::text).toList());
        row.reach = ReachJson.write(router.reach());
        Sealed via = secrets.via();
        row.sealedViaPassword = via == null ? null : via.bytes();
        row.site = router.site();
        row.tags = json(router.tags());
        row.note = router.note();
        row.custom =
                router.custom().isEmpty()
                        ? NO_NAMED_TEXTS
                        : JSON.writeValueAsString(router.custom());
        row.credentialId = router.credential() == null ? null : router.credential().value();
        row.createdAt = router.createdAt();
        row.updatedAt = router.updatedAt();
        return row;
    }

    static RouterSecrets secrets(RouterEntity row) {
        byte[] via = row.sealedViaPassword;
        return new RouterSecrets(
                new Sealed(row.sealedPassword), via == null ? null : new Sealed(via));
    }

    static Router router(RouterEntity row) {
        return new Router(
                new RouterId(row.id),
                new SpaceId(row.spaceId),
                row.name,
                host(row.host),
                row.port,
                Transport.ofWord(row.transport).orElseThrow(),
                row.username,
                credential(row.credentialId),
                texts(row.addresses).stream().map(RouterRows::host).toList(),
                ReachJson.read(row.reach),
                row.site,
                texts(row.tags),
                row.note,
                row.custom.equals(NO_NAMED_TEXTS)
                        ? Map.of()
                        : JSON.readValue(row.custom, NAMED_TEXTS),
                row.createdAt,
                row.updatedAt);
    }

    private static @Nullable CredentialId credential(@Nullable Long id) {
        return id == null ? null : new CredentialId(id);
    }

    private static Host host(String text) {
        return Host.parse(text).orElseThrow();
    }

    // most routers have none of these; for ten thousand it is worth not asking the parser
    private static String json(List<String> texts) {
        return texts.isEmpty() ? NO_TEXTS : JSON.writeValueAsString(texts);
    }

    private static List<String> texts(String json) {
        return json.equals(NO_TEXTS) ? List.of() : JSON.readValue(json, TEXTS);
    }
}
