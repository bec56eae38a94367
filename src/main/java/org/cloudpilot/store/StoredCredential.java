package org.cloudpilot.store;

import org.cloudpilot.model.Credential;
import org.cloudpilot.vault.Sealed;

/// A shared credential with its sealed password.
public record StoredCredential(Credential credential, Sealed password) {}
