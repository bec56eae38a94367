package org.cloudpilot.routeros.api;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.routeros.Login;
import org.cloudpilot.routeros.TimeLimits;
import org.cloudpilot.routeros.link.DialException;
import org.cloudpilot.routeros.link.Watchdog;
import org.cloudpilot.routeros.wire.SentenceEncoder;
import org.cloudpilot.routeros.wire.WireException;
import org.cloudpilot.routeros.wire.WordText;
import org.jspecify.annotations.Nullable;

/// The log-in, always the plain form first: routers since 6.43 take it, older ones answer with a
/// challenge as `=ret=`, which is then met with a digest of the password.
final class LogIn {
    private static final byte[] VERB = WordText.encode("/login");
    private static final byte[] RESPONSE = WordText.encode("=response=00");
    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] PASSWORD = WordText.encode("=password=");

    private final Link link;
    private final TimeLimits limits;
    private final WordText encoding;
    private long deadline;

    LogIn(Link link, TimeLimits limits, WordText encoding) {
        this.link = link;
        this.limits = limits;
        this.encoding = encoding;
    }

    void perform(Login login) throws DialException {
        deadline = System.nanoTime() + limits.login().toNanos();
        if (link.isTimed()) {
            steps(login, () -> false);
        } else {
            try (Watchdog watchdog = new Watchdog(limits.login(), link::close)) {
                steps(login, watchdog::fired);
            }
        }
    }

    private void steps(Login login, BooleanSupplier late) throws DialException {
        try {
            String challenge = send(plain(login));
            if (challenge != null) {
                send(answering(challenge, login));
            }
        } catch (IOException e) {
            throw late.getAsBoolean() || e instanceof SocketTimeoutException
                    ? new DialException(ConnectFailure.Rung.LOG_IN, "no answer to the log-in")
                    : failure(e);
        }
    }

    /// Sends one step, wipes it, and waits for its end; what `!done` carried as `ret`, or null.
    private @Nullable String send(byte[] sentence) throws IOException {
        try {
            link.sendSecret(sentence);
        } finally {
            Arrays.fill(sentence, (byte) 0);
        }
        while (true) {
            Reply reply = link.read(link.isTimed() ? deadline : TimedInput.NEVER);
            if (reply == null) {
                throw new DialException(ConnectFailure.CLOSED, "");
            }
            switch (reply.kind()) {
                case DONE -> {
                    return reply.row().get("ret");
                }
                case TRAP, FATAL -> throw refusal(reply);
                case ROW, EMPTY, OTHER -> {}
            }
        }
    }

    private byte[] plain(Login login) {
        return withPassword(
                login,
                password -> {
                    byte[] word = new byte[PASSWORD.length + password.length];
                    System.arraycopy(PASSWORD, 0, word, 0, PASSWORD.length);
                    System.arraycopy(password, 0, word, PASSWORD.length, password.length);
                    try {
                        return SentenceEncoder.encodeBytes(List.of(VERB, nameWord(login), word));
                    } finally {
                        Arrays.fill(word, (byte) 0);
                    }
                });
    }

    /// Shows the password as the router's encoding has it; one that it cannot write goes in UTF-8,
    /// to be refused.
    private byte[] withPassword(Login login, Function<byte[], byte[]> use) {
        return login.password()
                .use(
                        utf8 -> {
                            if (encoding.isUtf8()) {
                                return use.apply(utf8);
                            }
                            CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(utf8));
                            byte[] bytes = encoding.bytes(text).orElseGet(utf8::clone);
                            try {
                                return use.apply(bytes);
                            } finally {
                                Arrays.fill(bytes, (byte) 0);
                                Arrays.fill(text.array(), '\0');
                            }
                        });
    }

    private byte[] answering(String challenge, Login login) throws DialException {
        byte[] bytes;
        try {
            bytes = HexFormat.of().parseHex(challenge);
        } catch (IllegalArgumentException notHex) {
            throw new DialException(ConnectFailure.PROTOCOL, "a log-in challenge that is not hex");
        }
        byte[] digest = digest(login, bytes);
        byte[] response = new byte[RESPONSE.length + 2 * digest.length];
        System.arraycopy(RESPONSE, 0, response, 0, RESPONSE.length);
        for (int i = 0; i < digest.length; i++) {
            response[RESPONSE.length + 2 * i] = (byte) HEX.toHighHexDigit(digest[i]);
            response[RESPONSE.length + 2 * i + 1] = (byte) HEX.toLowHexDigit(digest[i]);
        }
        try {
            return SentenceEncoder.encodeBytes(List.of(VERB, nameWord(login), response));
        } finally {
            Arrays.fill(response, (byte) 0);
            Arrays.fill(digest, (byte) 0);
        }
    }

    /// A name that the router's encoding cannot write cannot be one of its users: it is sent in
    /// UTF-8, to be refused.
    private byte[] nameWord(Login login) {
        String word = "=name=" + login.username();
        return encoding.bytes(word).orElseGet(() -> WordText.encode(word));
    }

    private byte[] digest(Login login, byte[] challenge) {
        return withPassword(
                login,
                password -> {
                    try {
                        MessageDigest md5 = MessageDigest.getInstance("MD5");
                        md5.update((byte) 0);
                        md5.update(password);
                        return md5.digest(challenge);
                    } catch (NoSuchAlgorithmException e) {
                        throw new IllegalStateException("every Java has MD5", e);
                    }
                });
    }

    /// Routers refuse in words only; those that mean the password are the rest.
    private static DialException refusal(Reply reply) {
        String said = reply.message();
        String lower = said.toLowerCase(Locale.ROOT);
        if (lower.contains("session") || lower.contains("too many")) {
            return new DialException(ConnectFailure.SESSIONS_FULL, said);
        }
        if (lower.contains("permission") || lower.contains("not permitted")) {
            return new DialException(ConnectFailure.NOT_PERMITTED, said);
        }
        return new DialException(
                reply.kind() == Reply.Kind.FATAL ? ConnectFailure.CLOSED : ConnectFailure.LOGIN,
                said);
    }

    private static DialException failure(IOException e) {
        String said = Objects.requireNonNullElse(e.getMessage(), "");
        return switch (e) {
            case DialException known -> known;
            case WireException nonsense -> new DialException(ConnectFailure.PROTOCOL, said);
            default -> new DialException(ConnectFailure.CLOSED, said);
        };
    }
}
