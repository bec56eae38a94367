package org.cloudpilot.architecture.planted.store.entity;

/// Breaks a wall on purpose, so that a test sees the rule bite.
public final class ShelfEntity {}
