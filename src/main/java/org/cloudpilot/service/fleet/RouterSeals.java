package org.cloudpilot.service.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cloudpilot.model.AuthorityId;
import org.cloudpilot.model.Fingerprint;
import org.cloudpilot.model.Host;
import org.cloudpilot.model.Reach;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.Via;
import org.cloudpilot.store.RouterSecrets;
import org.cloudpilot.vault.SealTarget;
import org.cloudpilot.vault.Sealed;
import org.cloudpilot.vault.SpaceKey;
import org.jspecify.annotations.Nullable;

/// Seals a router's passwords to where each may be sent. One whose target was changed behind the
/// program's back does not open.
final class RouterSeals {
    private RouterSeals() {}

    static Sealed password(SpaceKey key, Router router, Secret password) {
        return key.seal(password, target(router));
    }

    static Optional<Secret> openPassword(SpaceKey key, Router router, RouterSecrets stored) {
        return key.open(stored.password(), target(router));
    }

    static boolean opensPassword(SpaceKey key, Router router, RouterSecrets stored) {
        Optional<Secret> password = openPassword(key, router, stored);
        password.ifPresent(Secret::close);
        return password.isPresent();
    }

    static Sealed viaPassword(SpaceKey key, Router router, Secret password) {
        return key.seal(password, viaTarget(router));
    }

    /// Empty also where none is kept.
    static Optional<Secret> openViaPassword(SpaceKey key, Router router, RouterSecrets stored) {
        return Optional.ofNullable(stored.via()).flatMap(via -> key.open(via, viaTarget(router)));
    }

    /// All of a router's passwords under another key; empty where the router's own does not open.
    /// One of the way that does not open stays as it is.
    static Optional<RouterSecrets> anew(
            SpaceKey old, SpaceKey fresh, Router router, RouterSecrets stored) {
        Optional<Secret> via = openViaPassword(old, router, stored);
        try (Secret ofWay = via.orElseGet(() -> Secret.owning(new byte[0]))) {
            return openPassword(old, router, stored)
                    .map(
                            password -> {
                                try (password) {
                                    return new RouterSecrets(
                                            password(fresh, router, password),
                                            via.isEmpty()
                                                    ? stored.via()
                                                    : viaPassword(fresh, router, ofWay));
                                }
                            });
        }
    }

    /// Of an authority's certificate.
    static SealTarget authority(SpaceId space, AuthorityId id) {
        return new SealTarget("authority", "certificate", id.value(), space, List.of());
    }

    /// Where it is sent, and which proof that is the right place was confirmed. What is as usual
    /// adds nothing, so that passwords sealed before there were advanced settings open; each of the
    /// others carries its name, so that none can stand for another.
    private static SealTarget target(Router router) {
        List<String> bound = new ArrayList<>();
        bound.add(router.host().text());
        bound.add(Integer.toString(router.port()));
        bound.add(router.transport().word());
        bound.add(router.username());
        bound.add(router.addresses().stream().map(Host::text).toList().toString());
        Reach reach = router.reach();
        add(bound, "certificate", reach.certificate());
        if (reach.sshPort() != Reach.SSH_PORT) {
            bound.add("ssh-port=" + reach.sshPort());
        }
        add(bound, "host-key", reach.hostKey());
        if (router.credential() != null) {
            bound.add("credential=" + router.credential());
        }
        if (!(reach.via() instanceof Via.Direct)) {
            addVia(bound, reach.via());
        }
        return new SealTarget("router", "password", router.id().value(), router.space(), bound);
    }

    private static SealTarget viaTarget(Router router) {
        List<String> bound = new ArrayList<>();
        addVia(bound, router.reach().via());
        return new SealTarget("router", "via_password", router.id().value(), router.space(), bound);
    }

    private static void addVia(List<String> bound, Via via) {
        bound.add("via=" + via.kind().word());
        switch (via) {
            case Via.Direct() -> {}
            case Via.Socks5(var proxy, String username) -> {
                bound.add("via-endpoint=" + proxy);
                if (username != null) {
                    bound.add("via-username=" + username);
                }
            }
            case Via.SshJump(var server, String username, Fingerprint hostKey) -> {
                bound.add("via-endpoint=" + server);
                bound.add("via-username=" + username);
                add(bound, "via-host-key", hostKey);
            }
        }
    }

    private static void add(List<String> bound, String name, @Nullable Fingerprint confirmed) {
        if (confirmed != null) {
            bound.add(name + "=" + confirmed.hex());
        }
    }
}
