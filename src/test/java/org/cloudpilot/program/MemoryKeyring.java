package org.cloudpilot.program;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Secret;
import org.cloudpilot.vault.SystemKeyring;

/// A keyring for one test: nobody's own is ever asked.
final class MemoryKeyring implements SystemKeyring {
    private final Map<String, Secret> kept = new ConcurrentHashMap<>();

    @Override
    public Optional<Secret> find(String name) {
        return Optional.ofNullable(kept.get(name)).map(Secret::copy);
    }

    @Override
    public Outcome<Boolean> put(String name, Secret key) {
        kept.put(name, key.copy());
        return Outcome.done(true);
    }

    @Override
    public void remove(String name) {
        kept.remove(name);
    }
}
