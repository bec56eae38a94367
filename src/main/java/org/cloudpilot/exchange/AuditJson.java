package org.cloudpilot.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import org.cloudpilot.model.AuditEntry;
import org.cloudpilot.model.AuditHead;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.UserId;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/// One JSON object: the chain's head, then the entries, oldest first.
final class AuditJson implements AuditFile {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final JsonGenerator json;

    AuditJson(OutputStream out, AuditHead head, Instant at) throws IOException {
        json = FACTORY.createGenerator(tools.jackson.core.ObjectWriteContext.empty(), out);
        written(
                () -> {
                    json.writeStartObject();
                    json.writeObjectPropertyStart("head");
                    json.writeNumberProperty("sequence", head.sequence());
                    json.writeStringProperty("mac", head.mac());
                    json.writeEndObject();
                    json.writeStringProperty("exported_at", at.toString());
                    json.writeArrayPropertyStart("entries");
                });
    }

    @Override
    public void add(AuditEntry entry) throws IOException {
        written(() -> write(entry));
    }

    private void write(AuditEntry entry) {
        UserId user = entry.user();
        SpaceId space = entry.space();
        json.writeStartObject();
        json.writeNumberProperty("sequence", entry.sequence());
        json.writeStringProperty("at", entry.at().toString());
        if (user != null) {
            json.writeNumberProperty("user_id", user.value());
        }
        json.writeStringProperty("username", entry.username());
        json.writeStringProperty("via", entry.via());
        if (space != null) {
            json.writeNumberProperty("space_id", space.value());
        }
        json.writeStringProperty("action", entry.action());
        json.writeStringProperty("target", entry.target());
        json.writeStringProperty("outcome", entry.outcome());
        json.writeStringProperty("detail", entry.detail());
        json.writeStringProperty("mac", entry.mac());
        json.writeEndObject();
    }

    @Override
    public void close() throws IOException {
        written(
                () -> {
                    json.writeEndArray();
                    json.writeEndObject();
                    json.close();
                });
    }

    /// The stream's failure comes out as what it was.
    private static void written(Runnable writing) throws IOException {
        try {
            writing.run();
        } catch (JacksonException failed) {
            throw new IOException("the audit log could not be written", failed);
        }
    }
}
