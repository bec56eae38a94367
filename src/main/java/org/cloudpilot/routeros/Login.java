package org.cloudpilot.routeros;

import org.cloudpilot.model.Secret;

/// A user name and the password for it; the maker closes the password after dialling.
public record Login(String username, Secret password) {}
