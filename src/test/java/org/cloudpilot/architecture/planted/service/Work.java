package org.cloudpilot.architecture.planted.service;

/// Breaks a wall on purpose, so that a test sees the rule bite.
public final class Work {}
