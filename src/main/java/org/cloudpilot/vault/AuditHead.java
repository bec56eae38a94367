package org.cloudpilot.vault;

/// The newest end of the audit chain, kept beside the store so that a chain cut short is noticed.
///
/// @param sequence of the newest entry, from 1
/// @param mac its MAC in hexadecimal digits
public record AuditHead(long sequence, String mac) {}
