package org.cloudpilot.routeros.link;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.model.ConnectFailure.Rung;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.model.Host;
import org.cloudpilot.routeros.Login;
import org.jspecify.annotations.Nullable;

/// Asks a SOCKS5 proxy (RFC 1928) for a connection, with a user name and password where it wants
/// them (RFC 1929). Names are the proxy's to resolve.
final class Socks5 {
    private static final int VERSION = 5;
    private static final int OPEN = 0;
    private static final int BY_PASSWORD = 2;
    private static final int NONE_ACCEPTABLE = 0xff;
    private static final int MOST = 255;

    private final OutputStream out;
    private final DataInputStream in;

    private Socks5(Socket proxy) throws IOException {
        this.out = proxy.getOutputStream();
        this.in = new DataInputStream(proxy.getInputStream()); // no byte more than is understood
    }

    /// Makes a socket that is connected to the proxy one that is connected to `target`.
    static void connect(Socket proxy, @Nullable Login login, Endpoint target, Duration limit)
            throws DialException {
        try (Watchdog watchdog = new Watchdog(limit, () -> closeQuietly(proxy))) {
            boolean accepted = false;
            try {
                Socks5 talk = new Socks5(proxy);
                talk.greet(login);
                accepted = true;
                talk.ask(target);
            } catch (DialException known) {
                throw known;
            } catch (EOFException e) {
                throw unreachable("the proxy closed");
            } catch (IOException e) {
                if (!watchdog.fired()) {
                    throw unreachable(Objects.requireNonNullElse(e.getMessage(), ""));
                }
                throw accepted
                        ? new DialException(Rung.ADDRESS, "no answer through the proxy")
                        : unreachable("no answer from the proxy");
            }
        }
    }

    private void greet(@Nullable Login login) throws IOException {
        out.write(
                login == null
                        ? new byte[] {VERSION, 1, OPEN}
                        : new byte[] {VERSION, 2, OPEN, BY_PASSWORD});
        requireVersion(in.readUnsignedByte());
        int method = in.readUnsignedByte();
        if (method == BY_PASSWORD && login != null) {
            logIn(login);
        } else if (method == NONE_ACCEPTABLE || method == BY_PASSWORD) {
            throw new DialException(
                    ConnectFailure.JUMP_LOGIN,
                    login == null
                            ? "the proxy wants a user name and password"
                            : "the proxy wants another kind of log-in");
        } else if (method != OPEN) {
            throw unreachable("a kind of log-in that was not offered: " + method);
        }
    }

    private void logIn(Login login) throws IOException {
        byte[] name = login.username().getBytes(StandardCharsets.UTF_8);
        int length = login.password().length();
        if (name.length == 0 || name.length > MOST || length == 0 || length > MOST) {
            throw new DialException(
                    ConnectFailure.JUMP_LOGIN,
                    "a proxy takes 1 to 255 bytes as a user name and as a password");
        }
        byte[] request = new byte[3 + name.length + length];
        request[0] = 1;
        request[1] = (byte) name.length;
        System.arraycopy(name, 0, request, 2, name.length);
        request[2 + name.length] = (byte) length;
        try {
            login.password()
                    .use(
                            password -> {
                                System.arraycopy(password, 0, request, 3 + name.length, length);
                                return null;
                            });
            out.write(request);
        } finally {
            Arrays.fill(request, (byte) 0);
        }
        if (in.readUnsignedByte() != 1) {
            throw unreachable("no answer to the log-in that RFC 1929 knows");
        }
        if (in.readUnsignedByte() != 0) {
            throw new DialException(ConnectFailure.JUMP_LOGIN, "the proxy refused the log-in");
        }
    }

    private void ask(Endpoint target) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(new byte[] {VERSION, 1, 0});
        if (target.host().kind() == Host.Kind.NAME) {
            byte[] name = target.host().text().getBytes(StandardCharsets.US_ASCII);
            request.write(3);
            request.write(name.length);
            request.writeBytes(name);
        } else {
            byte[] address = literal(target.host());
            request.write(address.length == 4 ? 1 : 4);
            request.writeBytes(address);
        }
        request.write(target.port() >> 8);
        request.write(target.port() & 0xff);
        out.write(request.toByteArray());
        requireVersion(in.readUnsignedByte());
        int answer = in.readUnsignedByte();
        if (answer != 0) {
            throw refusal(answer);
        }
        in.readUnsignedByte();
        in.readFully(new byte[addressLength(in.readUnsignedByte()) + 2]);
    }

    private int addressLength(int kind) throws IOException {
        return switch (kind) {
            case 1 -> 4;
            case 3 -> in.readUnsignedByte();
            case 4 -> 16;
            default -> throw unreachable("an address of an unknown kind: " + kind);
        };
    }

    private static byte[] literal(Host host) throws DialException {
        int zone = host.text().indexOf('%');
        if (zone >= 0) {
            throw new DialException(
                    ConnectFailure.UNREACHABLE, "an interface's own address, beyond a proxy");
        }
        return InetAddress.ofLiteral(host.text()).getAddress();
    }

    private static DialException refusal(int answer) {
        return switch (answer) {
            case 1 -> new DialException(ConnectFailure.UNREACHABLE, "the proxy failed");
            case 2 ->
                    new DialException(ConnectFailure.JUMP_FORBIDDEN, "the proxy's rules forbid it");
            case 3 ->
                    new DialException(
                            ConnectFailure.UNREACHABLE, "network unreachable from the proxy");
            case 4 ->
                    new DialException(
                            ConnectFailure.UNREACHABLE, "host unreachable from the proxy");
            case 5 -> new DialException(ConnectFailure.REFUSED, "refused, says the proxy");
            case 6 -> new DialException(Rung.ADDRESS, "time to live expired, says the proxy");
            case 7 ->
                    new DialException(
                            ConnectFailure.JUMP_FORBIDDEN, "the proxy makes no connections");
            case 8 ->
                    new DialException(
                            ConnectFailure.UNREACHABLE, "the proxy does not know such addresses");
            default -> unreachable("an answer that SOCKS5 does not know: " + answer);
        };
    }

    private static void requireVersion(int said) throws DialException {
        if (said != VERSION) {
            throw unreachable("no SOCKS5 proxy");
        }
    }

    private static DialException unreachable(String detail) {
        return new DialException(ConnectFailure.JUMP_UNREACHABLE, detail);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            // it is gone either way
        }
    }
}
