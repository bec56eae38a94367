package org.cloudpilot.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cloudpilot.model.CredentialId;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.RouterDraft;
import org.cloudpilot.model.Transport;
import org.jspecify.annotations.Nullable;

/// Reads a router's fields from a body. Only their types are judged here; what they may hold is the
/// service's to say, the same for windows and scripts.
final class RouterFields {
    /// What a row of an import takes.
    static final List<Field> OWN =
            Stream.concat(
                            Stream.of(
                                    Field.text("name", "Mast 3"),
                                    Field.text("host", "10.20.0.1"),
                                    Field.integer("port", 8728, 1, 65_535),
                                    Field.oneOf(
                                            Field.text("transport", "api"),
                                            Transport.values(),
                                            Transport::word),
                                    Field.flag("use_https", false),
                                    Field.text("username", "cloudpilot"),
                                    Field.secret("password", "quiet green harbour"),
                                    Field.texts("addresses", "192.0.2.7"),
                                    Field.text("site", "Nairobi/Westlands/Mast 3"),
                                    Field.texts("tags", "backbone"),
                                    Field.text("note", "Key at the kiosk."),
                                    Field.textMap("custom", Map.of("contract", "A-17"))),
                            ReachFields.ALL.stream())
                    .toList();

    private static final String CREDENTIAL = "credential_id";

    /// What PUT and PATCH take, and POST: whether user name and password may be left out is the
    /// credential's matter.
    static final List<Field> ALL =
            Stream.concat(OWN.stream(), Stream.of(Field.id(CREDENTIAL))).toList();

    /// What POST takes.
    static final List<Field> FRESH =
            ALL.stream()
                    .map(
                            field ->
                                    Set.of("name", "host").contains(field.name())
                                            ? field.must()
                                            : field)
                    .toList();

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

    /// The same with a shared credential, as one router takes it; null means none, so that a script
    /// may send back what it got.
    static RouterDraft drawing(BodyFields body) {
        RouterDraft own = draft(body);
        Long credential = body.isNull(CREDENTIAL) ? null : body.id(CREDENTIAL);
        return credential == null ? own : own.with(new CredentialId(credential));
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
