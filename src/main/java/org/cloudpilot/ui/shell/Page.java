package org.cloudpilot.ui.shell;

/// What stands in the window beside the rail.
public enum Page {
    FLEET,
    PAYMENTS,
    KEYS,
    AUDIT,
    SETTINGS
}
