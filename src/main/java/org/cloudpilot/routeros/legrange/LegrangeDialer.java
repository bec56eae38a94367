package org.cloudpilot.routeros.legrange;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import me.legrange.mikrotik.MikrotikApiException;
import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.model.ConnectFailure.Rung;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.model.Transport;
import org.cloudpilot.model.WordEncoding;
import org.cloudpilot.routeros.DialOutcome;
import org.cloudpilot.routeros.Dialer;
import org.cloudpilot.routeros.Login;
import org.cloudpilot.routeros.Path;
import org.cloudpilot.routeros.TimeLimits;
import org.cloudpilot.routeros.link.Connector;
import org.cloudpilot.routeros.link.DialException;
import org.cloudpilot.routeros.link.Ladder;
import org.cloudpilot.routeros.wire.WordText;

/// Opens sessions of the binary API by mikrotik-java (me.legrange 3.0.8), for routers up to
/// RouterOS 7.17. Newer ones answer with a word that it cannot read.
public final class LegrangeDialer implements Dialer {
    private static final Set<Transport> SPOKEN = Set.of(Transport.API, Transport.API_SSL);

    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+).*");
    private static final int NEWER_MAJOR = 7;
    private static final int NEWER_MINOR = 18;

    private final TimeLimits times;
    private final LegrangeLimits limits;
    private final Clock clock;
    private final Connector connector;

    /// With the usual limits.
    public LegrangeDialer(Clock clock, Connector connector) {
        this(TimeLimits.standard(), LegrangeLimits.standard(), clock, connector);
    }

    /// @param clock tells when a command was sent whose end is unknown
    public LegrangeDialer(
            TimeLimits times, LegrangeLimits limits, Clock clock, Connector connector) {
        this.times = times;
        this.limits = limits;
        this.clock = clock;
        this.connector = connector;
    }

    /// @throws IllegalArgumentException when the path's transport is not the binary API
    @Override
    public DialOutcome dial(Path path, Login login) {
        return Ladder.dial(path, SPOKEN, endpoint -> dialOne(path, endpoint, login));
    }

    private LegrangeSession dialOne(Path path, Endpoint endpoint, Login login)
            throws DialException, InterruptedException {
        if (!LibraryLine.canLogIn(login.username())) {
            throw new DialException(
                    ConnectFailure.ENGINE_UNFIT, "it cannot send this user name safely");
        }
        Library library =
                Library.over(
                        connector.connect(path, endpoint, path.transport().encrypted()),
                        limits,
                        WordText.of(Charset.forName(path.encoding().charset())));
        try {
            logIn(library, login);
            requireOlder(library);
        } catch (DialException e) {
            library.end(e.problem());
            throw e;
        }
        boolean ascii = path.encoding() != WordEncoding.UTF_8;
        return new LegrangeSession(library, endpoint, clock, ascii);
    }

    /// The library wants the password as a string, which lives until the log-in is over.
    private void logIn(Library library, Login login) throws DialException {
        String password = login.password().use(bytes -> new String(bytes, StandardCharsets.UTF_8));
        try {
            library.call(
                    times.login(),
                    connection -> {
                        connection.login(login.username(), password);
                        return true;
                    });
        } catch (MikrotikApiException e) {
            String said = Library.refusal(e);
            if (said == null) {
                throw unanswered(library);
            }
            String lower = said.toLowerCase(Locale.ROOT);
            ConnectFailure failure =
                    lower.contains("session") || lower.contains("too many")
                            ? ConnectFailure.SESSIONS_FULL
                            : lower.contains("permi")
                                    ? ConnectFailure.NOT_PERMITTED
                                    : ConnectFailure.LOGIN;
            throw new DialException(failure, said);
        }
    }

    private void requireOlder(Library library) throws DialException {
        try {
            List<Map<String, String>> rows =
                    library.call(
                            times.login(),
                            connection ->
                                    connection.execute("/system/resource/print return version"));
            String version = rows.isEmpty() ? "" : rows.getFirst().getOrDefault("version", "");
            Matcher number = VERSION.matcher(version);
            if (number.matches() && isNewer(number)) {
                throw new DialException(ConnectFailure.ENGINE_UNFIT, "RouterOS " + version);
            }
        } catch (MikrotikApiException e) {
            // who may not read is let in: what the library cannot read is kept from it anyway
            if (Library.refusal(e) == null) {
                throw unanswered(library);
            }
        }
    }

    private static boolean isNewer(Matcher number) {
        int major = Integer.parseInt(number.group(1));
        int minor = Integer.parseInt(number.group(2));
        return major > NEWER_MAJOR || (major == NEWER_MAJOR && minor >= NEWER_MINOR);
    }

    private static DialException unanswered(Library library) {
        ConnectProblem over = library.ended();
        return over == null
                ? new DialException(Rung.LOG_IN, "no answer to the log-in")
                : new DialException(over);
    }
}
