package org.cloudpilot.model;

/// One window session's, token family's or API key's claim on unlocked keys.
public record LeaseId(String value) {}
