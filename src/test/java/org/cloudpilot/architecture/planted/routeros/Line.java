package org.cloudpilot.architecture.planted.routeros;

/// Breaks a wall on purpose, so that a test sees the rule bite.
public final class Line {}
