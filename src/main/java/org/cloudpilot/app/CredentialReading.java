package org.cloudpilot.app;

import org.cloudpilot.model.Message;

/// How reading a credential went.
public sealed interface CredentialReading {
    record Read(Credential credential) implements CredentialReading {}

    /// @param why for a person; says nothing of what was read
    record Unusable(Message why) implements CredentialReading {}
}
