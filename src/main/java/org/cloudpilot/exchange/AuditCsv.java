package org.cloudpilot.exchange;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.cloudpilot.model.AuditEntry;
import org.cloudpilot.model.AuditHead;
import org.jspecify.annotations.Nullable;

/// CSV in UTF-8. The last record is the chain's head, with the action `audit.head`.
final class AuditCsv implements AuditFile {
    private static final List<String> HEADING =
            List.of(
                    "sequence",
                    "at",
                    "user_id",
                    "username",
                    "via",
                    "space_id",
                    "action",
                    "target",
                    "outcome",
                    "detail",
                    "mac");

    private final Writer out;
    private final AuditHead head;
    private final Instant at;

    AuditCsv(OutputStream stream, AuditHead head, Instant at) throws IOException {
        this.out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        this.head = head;
        this.at = at;
        out.write(CsvLine.of(HEADING));
    }

    @Override
    public void add(AuditEntry entry) throws IOException {
        out.write(
                CsvLine.of(
                        List.of(
                                Long.toString(entry.sequence()),
                                entry.at().toString(),
                                orEmpty(entry.user()),
                                entry.username(),
                                entry.via(),
                                orEmpty(entry.space()),
                                entry.action(),
                                entry.target(),
                                entry.outcome(),
                                entry.detail(),
                                entry.mac())));
    }

    private static String orEmpty(@Nullable Object id) {
        return Objects.toString(id, "");
    }

    @Override
    public void close() throws IOException {
        out.write(
                CsvLine.of(
                        List.of(
                                Long.toString(head.sequence()),
                                at.toString(),
                                "",
                                "",
                                "",
                                "",
                                "audit.head",
                                "",
                                "",
                                "",
                                head.mac())));
        out.flush();
    }
}
