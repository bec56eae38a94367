package org.cloudpilot.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.cloudpilot.simulator.Admission.Admitted;
import org.cloudpilot.simulator.Admission.Forbidden;
import org.cloudpilot.simulator.Admission.Refused;
import org.cloudpilot.simulator.rest.HttpConversation;
import org.cloudpilot.simulator.rest.HttpRequest;
import org.cloudpilot.simulator.rest.HttpResponse;
import org.jspecify.annotations.Nullable;

/// The web server of a router on one connection: who may ask, and what goes wrong on demand. What
/// is asked is [RestCall]'s.
final class RestService implements HttpConversation.Handler {
    private static final Map<String, String> HTML = Map.of("Content-Type", "text/html");
    private static final byte[] NOT_FOUND =
            "<html><head><title>Error 404: Not Found</title></head><body><h1>Error 404: Not Found</h1></body></html>"
                    .getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LOGIN_PAGE =
            "<!DOCTYPE html><html><head><title>RouterOS</title></head><body>Log in</body></html>"
                    .getBytes(StandardCharsets.US_ASCII);

    private final Chassis router;
    private final Socket tcp;
    private final InputStream in;
    private final OutputStream out;
    private final List<Runnable> afterwards = new ArrayList<>();

    /// @param talking `tcp` itself, or TLS over it
    RestService(Chassis router, Socket tcp, Socket talking) throws IOException {
        this.router = router;
        this.tcp = tcp;
        this.in = talking.getInputStream();
        this.out = new FaultyOutput(talking.getOutputStream(), tcp, router);
    }

    void serve() throws IOException, InterruptedException {
        new HttpConversation(in, out, this).serve();
    }

    @Override
    public @Nullable HttpResponse answer(HttpRequest request)
            throws IOException, InterruptedException {
        switch (router.fault()) {
            case Fault.NeverAnswer _, Fault.AnswerOnlyCancel _ -> {
                router.tally.saw(RestCall.command(request));
                return silence();
            }
            case Fault.Say(byte[] bytes) -> {
                out.write(bytes);
                return silence();
            }
            case Fault.Redirect(String location) -> {
                return HttpResponse.of(302, Map.of("Location", location), new byte[0]);
            }
            case Fault.WebPage _ -> {
                return HttpResponse.of(200, HTML, LOGIN_PAGE);
            }
            case Fault.EndlessRows _ -> {
                return new HttpResponse(200, RestCall.JSON, -1, RestService::endless);
            }
            case Fault.HugeAnswer(long bytes) -> {
                return new HttpResponse(200, RestCall.JSON, bytes, body -> huge(body, bytes));
            }
            default -> {
                return route(request);
            }
        }
    }

    @Override
    public void sent() {
        afterwards.forEach(Runnable::run);
        afterwards.clear();
    }

    /// Says nothing more, until the peer is gone.
    private @Nullable HttpResponse silence() throws IOException {
        in.transferTo(OutputStream.nullOutputStream());
        return null;
    }

    private @Nullable HttpResponse route(HttpRequest request)
            throws IOException, InterruptedException {
        List<String> segments = request.segments();
        if (segments.isEmpty()
                || !segments.getFirst().equals("rest")
                || !router.device.version.hasRest()) {
            return HttpResponse.of(404, HTML, NOT_FOUND);
        }
        Running running = new Running(router.restCut());
        Runnable stop = running::cancel;
        router.whenLost(tcp, stop);
        try {
            running.pause(router.pace.next());
            return switch (logIn(request)) {
                case Refused _ -> RestCall.error(401, null);
                case Forbidden _ -> RestCall.error(403, null);
                case Admitted(var account) -> {
                    List<String> path = segments.subList(1, segments.size());
                    yield new RestCall(router, account, running, afterwards).answer(request, path);
                }
            };
        } catch (Trap cut) {
            return RestCall.error(400, "Session closed");
        } finally {
            router.noLonger(tcp, stop);
        }
    }

    private Admission logIn(HttpRequest request) {
        String header = request.headers().getOrDefault("authorization", "");
        String[] given = {"", ""};
        if (header.startsWith("Basic ")) {
            try {
                String text =
                        new String(
                                Base64.getDecoder().decode(header.substring(6).strip()),
                                StandardCharsets.UTF_8);
                int colon = text.indexOf(':');
                given =
                        colon < 0
                                ? given
                                : new String[] {
                                    text.substring(0, colon), text.substring(colon + 1)
                                };
            } catch (IllegalArgumentException notBase64) {
                // refused like any other wrong name
            }
        }
        String password = given[1];
        return router.gatekeeper.logIn(
                given[0],
                account -> account.password().equals(password),
                tcp.getInetAddress(),
                "rest-api",
                "rest-api");
    }

    private static void endless(OutputStream body) throws IOException {
        byte[] row = "{\".id\":\"*1\",\"name\":\"again\"},".getBytes(StandardCharsets.US_ASCII);
        body.write('[');
        while (true) {
            body.write(row);
        }
    }

    private static void huge(OutputStream body, long bytes) throws IOException {
        byte[] blanks = new byte[65_536];
        Arrays.fill(blanks, (byte) ' ');
        body.write('[');
        for (long left = bytes - 2; left > 0; left -= blanks.length) {
            body.write(blanks, 0, (int) Math.min(left, blanks.length));
        }
        body.write(']');
    }
}
