package org.cloudpilot.architecture.planted;

/// Breaks a wall on purpose, so that a test sees the rule bite.
final class Main {
    javafx.beans.property.SimpleStringProperty window() {
        return new javafx.beans.property.SimpleStringProperty();
    }
}
