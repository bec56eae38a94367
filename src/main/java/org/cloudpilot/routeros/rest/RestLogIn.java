package org.cloudpilot.routeros.rest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.model.Row;
import org.cloudpilot.routeros.link.DialException;
import org.cloudpilot.routeros.link.Watchdog;
import org.cloudpilot.routeros.rest.RestRequest.Answer;
import org.jspecify.annotations.Nullable;

/// REST knows no log-in: a first small question finds out whether there is a router that answers
/// this user.
final class RestLogIn {
    private static final int MOST = 64 << 10;
    private static final Pattern OLD = Pattern.compile("RouterOS v?(6\\.[0-9.]+)");
    private static final RestRequest WHO =
            new RestRequest("GET", "/rest/system/resource?.proplist=version", null, Answer.ROWS);
    private static final RestRequest FRONT_PAGE = new RestRequest("GET", "/", null, Answer.NOTHING);

    private final Calls calls;
    private final Steps steps;
    private final JsonText text;

    RestLogIn(Calls calls, Steps steps, JsonText text) {
        this.calls = calls;
        this.steps = steps;
        this.text = text;
    }

    void perform() throws DialException, InterruptedException {
        try {
            HttpResponse<InputStream> answer = calls.send(WHO, steps);
            byte[] body = beginning(answer.body());
            judge(answer, body);
        } catch (TimeoutException e) {
            throw silence();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private void judge(HttpResponse<InputStream> answer, byte[] body)
            throws IOException, InterruptedException, TimeoutException {
        RestError error = RestError.of(body, text);
        int status = answer.statusCode();
        String said = error == null ? "HTTP " + status : error.message();
        if (status == 401) {
            throw new DialException(ConnectFailure.LOGIN, said);
        }
        if (status == 403) {
            throw new DialException(ConnectFailure.NOT_PERMITTED, said);
        }
        if (status / 100 == 3) {
            throw new DialException(
                    ConnectFailure.PROTOCOL, "a redirect, which is not followed: HTTP " + status);
        }
        if (status / 100 == 2) {
            requireResource(body);
        } else if (error == null) {
            throw stranger(status, body);
        }
        // else it knows REST and the user, who may not read this
    }

    private void requireResource(byte[] body) throws DialException {
        try (JsonRows rows = new JsonRows(new ByteArrayInputStream(body), text, MOST)) {
            Row row = rows.next();
            if (row != null && row.get("version") != null) {
                return;
            }
        } catch (IOException noJson) {
            // told below
        }
        throw new DialException(ConnectFailure.WRONG_SERVICE, "a web server without REST");
    }

    /// A web server that does not know the address: what RouterOS 6 has is told apart.
    private DialException stranger(int status, byte[] body)
            throws IOException, InterruptedException, TimeoutException {
        String page = JsonText.beginning(body);
        if (status == 404 && !OLD.matcher(page).find()) {
            page = JsonText.beginning(beginning(calls.send(FRONT_PAGE, steps).body()));
        }
        Matcher old = OLD.matcher(page);
        if (old.find()) {
            return new DialException(
                    ConnectFailure.WRONG_SERVICE,
                    "RouterOS " + old.group(1) + "; REST needs RouterOS 7.1 or later");
        }
        return new DialException(
                ConnectFailure.WRONG_SERVICE,
                page.contains("RouterOS")
                        ? "a router without REST, which needs RouterOS 7.1 or later"
                        : "a web server without REST: HTTP " + status);
    }

    /// As much as is looked at, within the log-in's time.
    private byte[] beginning(InputStream body) throws IOException {
        try (body;
                Watchdog watchdog =
                        new Watchdog(
                                Duration.ofNanos(Math.max(0, steps.leftNanos())),
                                () -> Calls.closeQuietly(body))) {
            try {
                byte[] read = body.readNBytes(MOST);
                if (!watchdog.fired()) {
                    return read;
                }
            } catch (IOException e) {
                if (!watchdog.fired()) {
                    throw e;
                }
            }
            throw silence();
        }
    }

    private DialException silence() {
        if (steps.isClosed()) {
            return new DialException(ConnectFailure.CLOSED, "closed during the TLS handshake");
        }
        return new DialException(
                steps.rung(),
                switch (steps.rung()) {
                    case TLS -> "no end of the TLS handshake";
                    case LOG_IN -> "no answer to the log-in";
                    default -> "no connection";
                });
    }

    private DialException failure(IOException e) {
        if (e instanceof DialException known) {
            return known;
        }
        String said = said(e);
        String lower = said.toLowerCase(Locale.ROOT);
        if (lower.contains("status line") || lower.contains("protocol")) {
            return new DialException(ConnectFailure.WRONG_SERVICE, said.replaceAll("[^ -~]+", " "));
        }
        return new DialException(ConnectFailure.CLOSED, said);
    }

    private static String said(@Nullable Throwable e) {
        return e == null ? "" : Objects.requireNonNullElse(e.getMessage(), "");
    }
}
