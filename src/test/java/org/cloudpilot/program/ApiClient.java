package org.cloudpilot.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A script that talks to the listener.
public final class ApiClient {
    /// What every account of the tests is protected by.
    public static final String PASSWORD = "nine amber lanterns";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI base;
    private final Map<String, String> headers;

    ApiClient(URI base, Map<String, String> headers) {
        this.base = base;
        this.headers = headers;
    }

    /// The same script with a key pair.
    public ApiClient withKeys(String publicKey, String privateKey) {
        return with("X-API-Key", publicKey).with("X-Private-Key", privateKey);
    }

    /// The same script with an access token.
    public ApiClient withToken(String token) {
        return with("Authorization", "Bearer " + token);
    }

    public ApiClient with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new ApiClient(base, more);
    }

    /// Makes an account with [#PASSWORD] and answers the script with its key pair.
    public ApiClient register(String username) {
        ApiResponse made =
                post(
                        "/users/register/",
                        "{\"username\": \"%s\", \"password\": \"%s\"}"
                                .formatted(username, PASSWORD));
        if (made.status() != 201) {
            throw new IllegalStateException("not registered: " + made);
        }
        return withKeys(made.at("/api_key/public_key"), made.at("/api_key/private_key"));
    }

    public ApiResponse get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    public ApiResponse post(String path) {
        return send("POST", path, BodyPublishers.noBody());
    }

    public ApiResponse post(String path, String json) {
        return json("POST", path, json);
    }

    public ApiResponse put(String path, String json) {
        return json("PUT", path, json);
    }

    public ApiResponse patch(String path, String json) {
        return json("PATCH", path, json);
    }

    public ApiResponse delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    public ApiResponse json(String method, String path, String json) {
        ApiClient typed =
                headers.containsKey("Content-Type")
                        ? this
                        : with("Content-Type", "application/json");
        return typed.send(method, path, BodyPublishers.ofString(json));
    }

    /// Follows `/events/` from now on, or from behind the event that `last` names.
    public EventStream events(@Nullable String last) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + "/events/"));
        headers.forEach(request::header);
        if (last != null) {
            request.header("Last-Event-ID", last);
        }
        try {
            return new EventStream(HTTP.send(request.build(), BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
    }

    public ApiResponse send(String method, String path, BodyPublisher body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .timeout(Duration.ofSeconds(30))
                        .method(method, body);
        headers.forEach(request::header);
        try {
            return ApiResponse.of(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
    }
}
