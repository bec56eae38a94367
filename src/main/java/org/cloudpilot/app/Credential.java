package org.cloudpilot.app;

import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Secret;
import org.cloudpilot.service.access.AccessService;

/// What opens a store: a key pair, or a user's name and password.
///
/// @param name the public key or the user's name
/// @param secret the private key or the password; wiped on close
public record Credential(String name, Secret secret) implements AutoCloseable {
    private static final String PUBLIC_KEY = "cp_pub_";

    /// @param via where it came from, for limits and the audit log
    Outcome<Caller> open(AccessService access, String via) {
        return name.startsWith(PUBLIC_KEY)
                ? access.callerOfKey(name, secret, via)
                : access.signIn(name, secret, via);
    }

    @Override
    public void close() {
        secret.close();
    }

    @Override
    public String toString() {
        return "Credential[" + name + "]";
    }
}
