package org.cloudpilot.architecture.planted.ui;

/// Breaks a wall on purpose, so that a test sees the rule bite.
final class CallingView {
    org.cloudpilot.architecture.planted.service.Work work() {
        return new org.cloudpilot.architecture.planted.service.Work();
    }
}
