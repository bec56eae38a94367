package org.cloudpilot.routeros.rest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.cloudpilot.model.Row;
import org.jspecify.annotations.Nullable;

/// A router's own error body: `{"error":400,"message":"Bad Request","detail":"…"}`.
///
/// @param message its detail, or the plain message where it has none
record RestError(String message) {
    private static final int LONGEST = 64 << 10;

    /// Null when it is none: another server's page.
    static @Nullable RestError of(byte[] body, JsonText text) {
        try (JsonRows rows = new JsonRows(new ByteArrayInputStream(body), text, LONGEST)) {
            Row row = rows.next();
            if (row == null || row.get("error") == null || !rows.isSingle()) {
                return null;
            }
            return new RestError(row.get("detail", row.get("message", "")));
        } catch (IOException noJson) {
            return null;
        }
    }

    /// A command that took longer than a router lets one run.
    boolean cutsShort() {
        return message.startsWith("Session closed");
    }
}
