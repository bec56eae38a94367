package org.cloudpilot.model;

/// What an audit log can be exported as.
public enum AuditFormat {
    CSV,
    JSON
}
