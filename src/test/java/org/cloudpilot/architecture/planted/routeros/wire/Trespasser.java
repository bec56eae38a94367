package org.cloudpilot.architecture.planted.routeros.wire;

/// Breaks a wall on purpose, so that a test sees the rule bite.
final class Trespasser {
    org.cloudpilot.architecture.planted.routeros.Line trespass() {
        return new org.cloudpilot.architecture.planted.routeros.Line();
    }
}
