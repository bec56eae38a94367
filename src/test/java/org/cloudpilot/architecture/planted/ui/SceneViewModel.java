package org.cloudpilot.architecture.planted.ui;

/// Breaks a wall on purpose, so that a test sees the rule bite.
final class SceneViewModel {
    javafx.scene.Group scene() {
        return new javafx.scene.Group();
    }
}
