package org.cloudpilot.http;

import java.util.Optional;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.RouterDraft;
import org.cloudpilot.model.Transport;
import org.jspecify.annotations.Nullable;

/// Reads a router's fields from a body. Only their types are judged here; what they may hold is the
/// service's to say, the same for windows and scripts.
final class RouterFields {
    private RouterFields() {}

    static RouterDraft draft(BodyFields body) {
        return new RouterDraft(
                body.text("name"),
                body.text("host"),
                body.integer("port"),
                transport(body),
                body.flag("use_https"),
                body.text("username"),
                body.secret("password"),
                body.texts("addresses"),
                body.text("site"),
                body.texts("tags"),
                body.text("note"),
                body.textMap("custom"),
                ReachFields.draft(body));
    }

    private static @Nullable Transport transport(BodyFields body) {
        String word = body.text("transport");
        if (word == null) {
            return null;
        }
        Optional<Transport> transport = Transport.ofWord(word);
        if (transport.isEmpty()) {
            body.reject("transport", Message.of("http.field_transport"));
        }
        return transport.orElse(null);
    }
}
