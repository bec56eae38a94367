package org.cloudpilot.vault;

import java.util.Optional;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Secret;

/// The operating system's keyring: what it keeps is open while the person is logged in to the
/// computer. Every call may block, and may ask the person.
public interface SystemKeyring {
    /// What was put under this name, which the caller closes; empty when there is nothing, or no
    /// keyring.
    Optional<Secret> find(String name);

    /// Refused with `KeyringAbsent` where there is no keyring, or it says no.
    Outcome<Boolean> put(String name, Secret key);

    /// What is not there is no error.
    void remove(String name);
}
