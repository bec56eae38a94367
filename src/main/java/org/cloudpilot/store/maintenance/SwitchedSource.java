package org.cloudpilot.store.maintenance;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Connections to whatever database is open now. What is built upon it is built once, while the
/// database is locked and opened again.
public final class SwitchedSource implements DataSource {
    private volatile @Nullable DataSource target;

    public void connectTo(DataSource opened) {
        target = opened;
    }

    public void disconnect() {
        target = null;
    }

    @Override
    public Connection getConnection() throws SQLException {
        DataSource now = target;
        if (now == null) {
            throw new SQLException("the store is closed");
        }
        return now.getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter writer) {
        // nothing is logged here
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // an embedded database has none
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
