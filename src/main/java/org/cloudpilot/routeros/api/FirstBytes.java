package org.cloudpilot.routeros.api;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.routeros.link.DialException;

/// Looks at what a peer says first. Every reply of the API begins with a short word of which the
/// first character is `!`; a peer that begins otherwise is another service, and is recognised at
/// once instead of being waited for.
final class FirstBytes extends FilterInputStream {
    private static final int ENOUGH = 8;

    private final byte[] head = new byte[ENOUGH];
    private int seen;

    FirstBytes(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = in.read(target, offset, length);
        if (count > 0 && seen < 2) {
            int kept = Math.min(count, ENOUGH - seen);
            System.arraycopy(target, offset, head, seen, kept);
            seen += kept;
            if (seen >= 2 && head[1] != '!') {
                throw stranger();
            }
        }
        return count;
    }

    private DialException stranger() {
        String text = new String(head, 0, seen, StandardCharsets.ISO_8859_1);
        if (text.startsWith("HTTP")) {
            return new DialException(ConnectFailure.WRONG_SERVICE, "HTTP");
        }
        if (text.startsWith("SSH-")) {
            return new DialException(ConnectFailure.WRONG_SERVICE, "SSH");
        }
        if ((head[0] == 0x15 || head[0] == 0x16) && head[1] == 3) {
            return new DialException(ConnectFailure.WRONG_SERVICE, "TLS");
        }
        if (text.startsWith("M2", 4) || head[1] == 6) {
            return new DialException(ConnectFailure.WRONG_SERVICE, "WinBox");
        }
        if (text.chars().allMatch(c -> (c >= ' ' && c < 0x7f) || c == '\r' || c == '\n')) {
            return new DialException(ConnectFailure.WRONG_SERVICE, text.strip() + "…");
        }
        return new DialException(
                ConnectFailure.PROTOCOL,
                HexFormat.ofDelimiter(" ").formatHex(Arrays.copyOf(head, seen)));
    }
}
