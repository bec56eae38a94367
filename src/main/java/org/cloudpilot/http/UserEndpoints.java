package org.cloudpilot.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.service.access.AccessService;
import org.cloudpilot.service.access.Registered;
import org.cloudpilot.service.access.Tokens;
import org.jspecify.annotations.Nullable;

/// Accounts and their tokens, under `/users/`.
final class UserEndpoints {
    private final AccessService access;

    UserEndpoints(AccessService access) {
        this.access = access;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/users/register/", Access.ANONYMOUS, this::register)
                        .as("register")
                        .takes(
                                Field.text("username", "asha").must(),
                                Field.text("email", "asha@example.net"),
                                Field.secret("password", Examples.PASSWORD).must(),
                                Field.secret("invitation", "7Hq0Zc3fT1uVxkq2yP9sLw"))
                        .answers(201, RegistrationAnswer.EXAMPLE)
                        .fails(
                                Code.REGISTRATION_CLOSED,
                                Code.DUPLICATE,
                                Code.LOCKED,
                                Code.TOO_MANY_REQUESTS),
                Route.post("/users/login/", Access.ANONYMOUS, this::logIn)
                        .as("logIn")
                        .takes(
                                Field.text("username", "asha").must(),
                                Field.secret("password", Examples.PASSWORD).must())
                        .answers(200, TokensAnswer.EXAMPLE)
                        .fails(Code.BAD_CREDENTIALS, Code.TOO_MANY_REQUESTS),
                Route.post("/users/api-key-login/", Access.ANONYMOUS, this::logInWithKey)
                        .as("logInWithApiKey")
                        .takes(
                                Field.text("public_key", Examples.PUBLIC_KEY).must(),
                                Field.secret("private_key", Examples.PRIVATE_KEY).must())
                        .answers(200, TokensAnswer.EXAMPLE)
                        .fails(Code.BAD_CREDENTIALS, Code.LOCKED, Code.TOO_MANY_REQUESTS),
                Route.post("/users/refresh/", Access.ANONYMOUS, this::refresh)
                        .as("refreshTokens")
                        .takes(Field.secret("refresh_token", Examples.REFRESH_TOKEN).must())
                        .answers(200, TokensAnswer.EXAMPLE)
                        .fails(Code.BAD_CREDENTIALS, Code.LOCKED, Code.TOO_MANY_REQUESTS),
                Route.post("/users/logout/", Access.ANY_CREDENTIAL, this::logOut)
                        .bodyOptional()
                        .as("logOut")
                        .takes(Field.secret("refresh_token", Examples.REFRESH_TOKEN))
                        .answersNothing());
    }

    private record Registration(
            String username, @Nullable String email, Secret password, @Nullable String invitation) {
        @Override
        public String toString() {
            return "Registration[" + username + "]";
        }
    }

    private record RegistrationAnswer(
            String message, long userId, KeyPairAnswer apiKey, String note) {
        static final RegistrationAnswer EXAMPLE = of(1, KeyPairAnswer.EXAMPLE);

        static RegistrationAnswer of(long user, KeyPairAnswer pair) {
            return new RegistrationAnswer(
                    Sentences.of("http.registered"),
                    user,
                    pair,
                    Sentences.of("http.registered_note"));
        }
    }

    private record LogIn(String name, Secret secret) {}

    private record TokensAnswer(
            String accessToken, String refreshToken, long userId, String username) {
        static final TokensAnswer EXAMPLE =
                new TokensAnswer(Examples.TOKEN, Examples.REFRESH_TOKEN, 1, "asha");

        static TokensAnswer of(Tokens tokens) {
            return new TokensAnswer(
                    tokens.accessToken(),
                    tokens.refreshToken(),
                    tokens.user().value(),
                    tokens.username());
        }

        @Override
        public String toString() {
            return "TokensAnswer[" + username + "]";
        }
    }

    private Outcome<Answer> register(Call call) {
        BodyFields body = call.body();
        return body.read(
                        () ->
                                new Registration(
                                        body.requiredText("username"),
                                        body.text("email"),
                                        body.requiredSecret("password"),
                                        body.text("invitation")))
                .then(
                        wanted ->
                                access.register(
                                        wanted.username(),
                                        wanted.email(),
                                        wanted.password(),
                                        wanted.invitation(),
                                        call.peer()))
                .map(UserEndpoints::registered);
    }

    private static Answer registered(Registered registered) {
        try (Secret privateKey = registered.privateKey()) {
            return Answer.created(
                    RegistrationAnswer.of(
                            registered.user().value(),
                            KeyPairAnswer.of(
                                    registered.publicKey(),
                                    privateKey.use(
                                            bytes -> new String(bytes, StandardCharsets.UTF_8)))));
        }
    }

    private Outcome<Answer> logIn(Call call) {
        BodyFields body = call.body();
        return body.read(
                        () ->
                                new LogIn(
                                        body.requiredText("username"),
                                        body.requiredSecret("password")))
                .then(wanted -> access.logIn(wanted.name(), wanted.secret(), call.peer()))
                .map(tokens -> Answer.ok(TokensAnswer.of(tokens)));
    }

    private Outcome<Answer> logInWithKey(Call call) {
        BodyFields body = call.body();
        return body.read(
                        () ->
                                new LogIn(
                                        body.requiredText("public_key"),
                                        body.requiredSecret("private_key")))
                .then(wanted -> access.logInWithKey(wanted.name(), wanted.secret(), call.peer()))
                .map(tokens -> Answer.ok(TokensAnswer.of(tokens)));
    }

    private Outcome<Answer> refresh(Call call) {
        BodyFields body = call.body();
        return body.read(() -> body.requiredText("refresh_token"))
                .then(token -> access.refresh(token, call.peer()))
                .map(tokens -> Answer.ok(TokensAnswer.of(tokens)));
    }

    private Outcome<Answer> logOut(Call call) {
        BodyFields body = call.body();
        return body.read(() -> Optional.ofNullable(body.text("refresh_token")))
                .map(
                        refreshToken -> {
                            refreshToken.ifPresent(token -> access.end(call.caller(), token));
                            access.logOut(call.caller());
                            return Answer.noContent();
                        });
    }
}
