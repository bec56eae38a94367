package org.cloudpilot.exchange;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import org.cloudpilot.model.AuditEntry;
import org.cloudpilot.model.AuditFormat;
import org.cloudpilot.model.AuditHead;

/// An audit log on its way into a file, entry by entry. It carries the chain's head: who keeps the
/// file can show later that the store's log was cut off. Closing writes what is left and leaves the
/// stream open.
public sealed interface AuditFile extends Closeable permits AuditCsv, AuditJson {
    /// @param at when it is written
    static AuditFile begin(AuditFormat format, OutputStream out, AuditHead head, Instant at)
            throws IOException {
        return switch (format) {
            case CSV -> new AuditCsv(out, head, at);
            case JSON -> new AuditJson(out, head, at);
        };
    }

    void add(AuditEntry entry) throws IOException;
}
