package org.cloudpilot.store;

import java.util.List;
import org.cloudpilot.model.Router;

/// A changed shared credential, and the routers that follow it, in one step.
///
/// @param passwordChanged nobody who left the space knows it any more
public record CredentialChange(
        StoredCredential after, List<Follower> followers, boolean passwordChanged) {
    public CredentialChange {
        followers = List.copyOf(followers);
    }

    /// A router with its own copy of the credential.
    public record Follower(Router router, RouterSecrets secrets) {}
}
