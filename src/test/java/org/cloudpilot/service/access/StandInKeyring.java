package org.cloudpilot.service.access;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Secret;
import org.cloudpilot.vault.SystemKeyring;

/// Stands for the operating system's keyring, which a test machine need not have.
final class StandInKeyring implements SystemKeyring {
    final Map<String, Secret> kept = new ConcurrentHashMap<>();
    boolean absent;

    @Override
    public Optional<Secret> find(String name) {
        return absent ? Optional.empty() : Optional.ofNullable(kept.get(name)).map(Secret::copy);
    }

    @Override
    public Outcome<Boolean> put(String name, Secret key) {
        if (absent) {
            return Outcome.refused(new Refusal.KeyringAbsent());
        }
        kept.put(name, key.copy());
        return Outcome.done(true);
    }

    @Override
    public void remove(String name) {
        kept.remove(name);
    }
}
