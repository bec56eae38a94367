package org.cloudpilot.service.access;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Host;
import org.cloudpilot.model.Reach;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.Transport;
import org.cloudpilot.vault.SealTarget;

/// A program of its own that adds routers as fast as it can and says each id once it is told that
/// the router is stored. [KillTest] kills it.
final class Writer {
    private Writer() {}

    static SealTarget target(Caller caller, RouterId id) {
        return new SealTarget("router", "password", id.value(), caller.space(), List.of());
    }

    public static void main(String[] arguments) {
        var premises = new Premises(Path.of(arguments[0]));
        Caller caller = premises.signIn("ann");
        while (true) {
            RouterId id = premises.store.routers().nextId();
            var router =
                    new Router(
                            id,
                            caller.space(),
                            "router " + id,
                            Host.parse("10.0.0.1").orElseThrow(),
                            8728,
                            Transport.API,
                            "admin",
                            List.of(),
                            Reach.usual(),
                            "",
                            List.of(),
                            "",
                            Map.of(),
                            Instant.EPOCH,
                            Instant.EPOCH);
            var sealed =
                    premises.keyOf(caller.space())
                            .orElseThrow()
                            .seal(Premises.secret("password " + id), target(caller, id));
            premises.store
                    .routers()
                    .insert(router, new org.cloudpilot.store.RouterSecrets(sealed, null));
            System.out.println(id);
        }
    }
}
