package org.cloudpilot.service.access;

import org.cloudpilot.model.Secret;
import org.cloudpilot.model.UserId;

/// A new account with its first key pair, whose private half is shown this once. The receiver
/// closes it.
public record Registered(UserId user, String username, String publicKey, Secret privateKey) {}
