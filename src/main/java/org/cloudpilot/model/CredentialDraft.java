package org.cloudpilot.model;

import org.jspecify.annotations.Nullable;

/// What a body says of a shared credential, unchecked; null is left out. The maker closes
/// `password`.
public record CredentialDraft(
        @Nullable String name, @Nullable String username, @Nullable Secret password) {}
