package org.cloudpilot.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cloudpilot.model.ApiKey;
import org.cloudpilot.model.ApiKeyId;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Scope;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.service.access.KeyForm;
import org.cloudpilot.service.access.KeyService;
import org.cloudpilot.service.access.MadeKey;
import org.jspecify.annotations.Nullable;

/// The caller's key pairs, under `/users/`.
final class KeyEndpoints {
    private final KeyService keys;

    KeyEndpoints(KeyService keys) {
        this.keys = keys;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/users/api-keys/", Access.READ, this::list),
                Route.post("/users/generate-api-key/", Access.MANAGE, this::make).bodyOptional(),
                Route.post("/users/rotate-api-keys/", Access.ANY_CREDENTIAL, this::rotate)
                        .bodyOptional(),
                Route.delete("/users/api-keys/{id}/", Access.ANY_CREDENTIAL, this::revoke));
    }

    private record KeyAnswer(
            long id,
            String name,
            String publicKey,
            List<String> scopes,
            @Nullable Long spaceId,
            Instant createdAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant expiresAt) {
        static KeyAnswer of(ApiKey key) {
            SpaceId space = key.space();
            return new KeyAnswer(
                    key.id().value(),
                    key.name(),
                    key.publicKey(),
                    key.scopes().stream().sorted().map(Scope::word).toList(),
                    space == null ? null : space.value(),
                    key.createdAt(),
                    key.lastUsedAt(),
                    key.expiresAt());
        }
    }

    private record PairAnswer(String publicKey, String privateKey, String message) {
        @Override
        public String toString() {
            return "PairAnswer[" + publicKey + "]";
        }
    }

    private record MadeAnswer(String message, PairAnswer apiKey) {}

    private record RotatedAnswer(String message, String publicKey, String privateKey) {
        @Override
        public String toString() {
            return "RotatedAnswer[" + publicKey + "]";
        }
    }

    private Outcome<Answer> list(Call call) {
        return keys.keys(call.caller())
                .map(all -> Answer.ok(all.stream().map(KeyAnswer::of).toList()));
    }

    private Outcome<Answer> make(Call call) {
        return call.body()
                .read(() -> form(call.caller(), call.body()))
                .then(form -> keys.make(call.caller(), form))
                .map(
                        made -> {
                            try (made) {
                                return Answer.created(
                                        new MadeAnswer(
                                                Sentences.of("http.key_made"),
                                                new PairAnswer(
                                                        made.key().publicKey(),
                                                        privateKey(made),
                                                        Sentences.of("http.key_shown_once"))));
                            }
                        });
    }

    /// Without scopes: the caller's own, but never `secrets` unless it is asked for.
    private static KeyForm form(Caller caller, BodyFields body) {
        String name = body.text("name");
        Long space = body.id("space_id");
        return new KeyForm(
                name == null ? "" : name,
                scopes(caller, body),
                expiry(body),
                space == null ? null : new SpaceId(space));
    }

    private static Set<Scope> scopes(Caller caller, BodyFields body) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        List<String> words = body.texts("scopes");
        if (words == null) {
            scopes.addAll(caller.scopes());
            scopes.remove(Scope.SECRETS);
            return scopes;
        }
        for (String word : words) {
            Optional<Scope> scope = Scope.ofWord(word);
            if (scope.isPresent()) {
                scopes.add(scope.get());
            } else {
                body.reject("scopes", Message.of("http.field_scope", word));
            }
        }
        return scopes;
    }

    private static @Nullable Instant expiry(BodyFields body) {
        String text = body.text("expires_at");
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException wrong) {
            body.reject("expires_at", Message.of("http.field_time"));
            return null;
        }
    }

    private Outcome<Answer> rotate(Call call) {
        // a pair's name is null here where the body leaves it out, which is no refusal
        Outcome<Optional<String>> wanted =
                call.body().read(() -> Optional.ofNullable(call.body().text("public_key")));
        return wanted.then(publicKey -> keys.rotate(call.caller(), publicKey.orElse(null)))
                .map(
                        made -> {
                            try (made) {
                                return Answer.created(
                                        new RotatedAnswer(
                                                Sentences.of("http.key_rotated"),
                                                made.key().publicKey(),
                                                privateKey(made)));
                            }
                        });
    }

    private Outcome<Answer> revoke(Call call) {
        return keys.revoke(call.caller(), new ApiKeyId(call.ids().getFirst()))
                .map(_ -> Answer.noContent());
    }

    private static String privateKey(MadeKey made) {
        return made.privateKey().use(bytes -> new String(bytes, StandardCharsets.US_ASCII));
    }
}
