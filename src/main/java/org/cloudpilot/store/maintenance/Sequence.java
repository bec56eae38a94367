package org.cloudpilot.store.maintenance;

import java.sql.Connection;
import java.sql.SQLException;

/// Where ids come from; what was given out is never given out again.
public enum Sequence {
    ACCOUNT("account_id"),
    SPACE("space_id"),
    MEMBERSHIP("membership_id"),
    API_KEY("api_key_id"),
    ROUTER("router_id"),
    AUTHORITY("authority_id"),
    INVITATION("invitation_id"),
    EXPOSURE("exposure_id"),
    PAYMENT_CREDENTIAL("payment_credential_id"),
    CONSOLE_LINE("console_line_id"),
    SNIPPET("snippet_id"),
    CREDENTIAL("credential_id");

    private final String statement;

    Sequence(String name) {
        this.statement = "select next value for " + name;
    }

    public long next(Connection connection) throws SQLException {
        try (var prepared = connection.prepareStatement(statement);
                var row = prepared.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
