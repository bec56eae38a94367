package org.cloudpilot.architecture.planted.store;

/// Breaks a wall on purpose, so that a test sees the rule bite.
final class Trespasser {
    org.cloudpilot.architecture.planted.service.Work trespass() {
        return new org.cloudpilot.architecture.planted.service.Work();
    }
}
