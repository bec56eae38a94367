package org.cloudpilot.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudpilot.model.Engine;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.ReachDraft;
import org.cloudpilot.model.Via;
import org.cloudpilot.model.ViaDraft;
import org.cloudpilot.model.WordEncoding;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads a router's advanced settings from a body, as [RouterFields] does the others.
final class ReachFields {
    private static final Set<String> OF_VIA =
            Set.of("type", "host", "port", "username", "host_key_fingerprint");

    static final List<Field> ALL =
            List.of(
                    Field.oneOf(Field.text("engine", "cloudpilot"), Engine.values(), Engine::word),
                    Field.oneOf(
                            Field.text("encoding", "utf-8"),
                            WordEncoding.values(),
                            WordEncoding::word),
                    Field.text("certificate_fingerprint", ""),
                    Field.integer("ssh_port", 22, 1, 65_535),
                    Field.text("ssh_host_key_fingerprint", ""),
                    Field.object(
                            "via",
                            Map.of("type", "direct"),
                            List.of(
                                    Field.oneOf(
                                                    Field.text("type", "direct"),
                                                    Via.Kind.values(),
                                                    Via.Kind::word)
                                            .must(),
                                    Field.text("host", "192.0.2.9"),
                                    Field.integer("port", 1080, 1, 65_535),
                                    Field.text("username", "hop"),
                                    Field.text("host_key_fingerprint", ""))),
                    Field.secret("via_password", "slow blue kettle"),
                    Field.texts("knock", "tcp:7000", "udp:8000"));

    private ReachFields() {}

    static ReachDraft draft(BodyFields body) {
        return new ReachDraft(
                word(body, "engine", Engine::ofWord, words(Engine.values(), Engine::word)),
                word(
                        body,
                        "encoding",
                        WordEncoding::ofWord,
                        words(WordEncoding.values(), WordEncoding::word)),
                body.text("certificate_fingerprint"),
                body.integer("ssh_port"),
                body.text("ssh_host_key_fingerprint"),
                via(body),
                body.secret("via_password"),
                body.texts("knock"));
    }

    private static <T> String words(T[] values, Function<T, String> word) {
        return Stream.of(values).map(word).collect(Collectors.joining(", "));
    }

    private static <T> @Nullable T word(
            BodyFields body, String name, Function<String, Optional<T>> meaning, String known) {
        String word = body.text(name);
        if (word == null) {
            return null;
        }
        Optional<T> value = meaning.apply(word);
        if (value.isEmpty()) {
            body.reject(name, Message.of("http.field_word", known));
        }
        return value.orElse(null);
    }

    private static @Nullable ViaDraft via(BodyFields body) {
        if (!body.has("via")) {
            return null;
        }
        Map<String, JsonNode> members = body.members("via");
        JsonNode type = members.get("type");
        Optional<Via.Kind> kind =
                type == null || !type.isString()
                        ? Optional.empty()
                        : Via.Kind.ofWord(type.stringValue());
        if (kind.isEmpty()) {
            body.reject("via", Message.of("http.field_via_type"));
            return null;
        }
        members.keySet().stream()
                .filter(name -> !OF_VIA.contains(name))
                .forEach(name -> body.reject("via", Message.of("http.field_via_unknown", name)));
        return new ViaDraft(
                kind.get(),
                text(body, members.get("host"), "host"),
                port(body, members.get("port")),
                text(body, members.get("username"), "username"),
                text(body, members.get("host_key_fingerprint"), "host_key_fingerprint"));
    }

    private static @Nullable String text(BodyFields body, @Nullable JsonNode node, String name) {
        if (node == null) {
            return null;
        }
        if (!node.isString() || !Utf8.isEncodable(node.stringValue())) {
            body.reject("via", Message.of("http.field_via_text", name));
            return null;
        }
        return node.stringValue();
    }

    private static @Nullable Integer port(BodyFields body, @Nullable JsonNode node) {
        if (node == null) {
            return null;
        }
        if (!node.isIntegralNumber() || !node.canConvertToInt()) {
            body.reject("via", Message.of("http.field_via_port"));
            return null;
        }
        return node.intValue();
    }
}
