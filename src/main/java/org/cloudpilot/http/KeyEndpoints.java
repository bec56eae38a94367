package org.cloudpilot.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
    /// A week, in minutes.
    private static final int LONGEST_OVERLAP = 7 * 24 * 60;

    private final KeyService keys;

    KeyEndpoints(KeyService keys) {
        this.keys = keys;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/users/api-keys/", Access.READ, this::list)
                        .as("listApiKeys")
                        .answers(200, List.of(ApiKeyAnswer.EXAMPLE)),
                Route.post("/users/generate-api-key/", Access.MANAGE, this::make)
                        .bodyOptional()
                        .as("generateApiKey")
                        .takes(
                                Field.text("name", "nightly backup"),
                                Field.texts("scopes", "read", "operate")
                                        .oneOf("read", "operate", "manage", "secrets"),
                                Field.time("expires_at"),
                                Field.id("space_id"))
                        .answers(201, MadeApiKeyAnswer.EXAMPLE)
                        .fails(Code.CONFLICT, Code.NOT_FOUND, Code.TOO_MANY_REQUESTS),
                Route.post("/users/rotate-api-keys/", Access.ANY_CREDENTIAL, this::rotate)
                        .bodyOptional()
                        .as("rotateApiKeys")
                        .takes(
                                Field.text("public_key", Examples.PUBLIC_KEY),
                                Field.integer("overlap_minutes", 0, 0, LONGEST_OVERLAP))
                        .answers(201, RotatedApiKeyAnswer.EXAMPLE)
                        .fails(
                                Code.CONFLICT,
                                Code.NOT_FOUND,
                                Code.SCOPE_TOO_SMALL,
                                Code.TOO_MANY_REQUESTS),
                Route.delete("/users/api-keys/{id}/", Access.ANY_CREDENTIAL, this::revoke)
                        .as("revokeApiKey")
                        .answersNothing()
                        .fails(Code.CONFLICT, Code.SCOPE_TOO_SMALL));
    }

    private record ApiKeyAnswer(
            long id,
            String name,
            String publicKey,
            List<String> scopes,
            @Nullable Long spaceId,
            Instant createdAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant expiresAt) {
        static final ApiKeyAnswer EXAMPLE =
                new ApiKeyAnswer(
                        1,
                        "nightly backup",
                        Examples.PUBLIC_KEY,
                        List.of("read", "operate"),
                        null,
                        Examples.TIME,
                        Examples.TIME,
                        null);

        static ApiKeyAnswer of(ApiKey key) {
            SpaceId space = key.space();
            return new ApiKeyAnswer(
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

    private record MadeApiKeyAnswer(String message, KeyPairAnswer apiKey) {
        static final MadeApiKeyAnswer EXAMPLE =
                new MadeApiKeyAnswer(Sentences.of("http.key_made"), KeyPairAnswer.EXAMPLE);
    }

    private record RotatedApiKeyAnswer(String message, String publicKey, String privateKey) {
        static final RotatedApiKeyAnswer EXAMPLE =
                new RotatedApiKeyAnswer(
                        Sentences.of("http.key_rotated"),
                        Examples.PUBLIC_KEY,
                        Examples.PRIVATE_KEY);

        @Override
        public String toString() {
            return "RotatedApiKeyAnswer[" + publicKey + "]";
        }
    }

    private Outcome<Answer> list(Call call) {
        return keys.keys(call.caller())
                .map(all -> Answer.ok(all.stream().map(ApiKeyAnswer::of).toList()));
    }

    private Outcome<Answer> make(Call call) {
        return call.body()
                .read(() -> form(call.caller(), call.body()))
                .then(form -> keys.make(call.caller(), form))
                .map(
                        made -> {
                            try (made) {
                                return Answer.created(
                                        new MadeApiKeyAnswer(
                                                Sentences.of("http.key_made"),
                                                KeyPairAnswer.of(
                                                        made.key().publicKey(), privateKey(made))));
                            }
                        });
    }

    /// Without scopes: the caller's own, but never `secrets` unless it is asked for. Without a
    /// space: the one that the caller is bound to.
    private static KeyForm form(Caller caller, BodyFields body) {
        String name = body.text("name");
        Long space = body.id("space_id");
        return new KeyForm(
                name == null ? "" : name,
                scopes(caller, body),
                expiry(body),
                space == null ? caller.only() : new SpaceId(space));
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

    private record Rotation(@Nullable String publicKey, Duration overlap) {}

    private static Rotation rotation(BodyFields body) {
        Integer minutes = body.integer("overlap_minutes");
        if (minutes != null && (minutes < 0 || minutes > LONGEST_OVERLAP)) {
            body.reject("overlap_minutes", Message.of("http.field_bounds", 0, LONGEST_OVERLAP));
        }
        return new Rotation(
                body.text("public_key"), Duration.ofMinutes(minutes == null ? 0 : minutes));
    }

    private Outcome<Answer> rotate(Call call) {
        return call.body()
                .read(() -> rotation(call.body()))
                .then(wanted -> keys.rotate(call.caller(), wanted.publicKey(), wanted.overlap()))
                .map(
                        made -> {
                            try (made) {
                                return Answer.created(
                                        new RotatedApiKeyAnswer(
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
