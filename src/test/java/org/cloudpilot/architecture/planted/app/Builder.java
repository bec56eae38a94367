package org.cloudpilot.architecture.planted.app;

/// Breaks a wall on purpose, so that a test sees the rule bite.
public final class Builder {}
