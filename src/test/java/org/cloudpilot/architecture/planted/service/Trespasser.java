package org.cloudpilot.architecture.planted.service;

/// Breaks a wall on purpose, so that a test sees the rule bite.
final class Trespasser {
    org.cloudpilot.architecture.planted.app.Builder app() {
        return new org.cloudpilot.architecture.planted.app.Builder();
    }

    org.cloudpilot.architecture.planted.store.entity.ShelfEntity entity() {
        return new org.cloudpilot.architecture.planted.store.entity.ShelfEntity();
    }

    javafx.beans.property.SimpleStringProperty window() {
        return new javafx.beans.property.SimpleStringProperty();
    }

    void sql(java.sql.Statement statement) throws java.sql.SQLException {
        statement.execute("select 1");
    }

    void later() {
        javafx.application.Platform.runLater(() -> {});
    }

    void sleep() throws InterruptedException {
        Thread.sleep(1L);
    }
}
