package org.cloudpilot.routeros.inspect;

/// The menus, commands and arguments of one version's console.
public final class CommandTree {}
