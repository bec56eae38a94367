package org.cloudpilot.provider;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.cloudpilot.model.Secret;

/// Fields as `application/x-www-form-urlencoded`, in an array that is wiped.
final class FormBody implements AutoCloseable {
    static final String TYPE = "application/x-www-form-urlencoded";
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[0];

    FormBody with(String name, String value) {
        try (Secret text = Secret.ofText(value)) {
            return with(name, text);
        }
    }

    FormBody with(String name, Secret value) {
        byte[] head =
                ((bytes.length == 0 ? "" : "&") + name + "=").getBytes(StandardCharsets.UTF_8);
        byte[] tail = value.use(FormBody::encoded);
        byte[] longer = Arrays.copyOf(bytes, bytes.length + head.length + tail.length);
        System.arraycopy(head, 0, longer, bytes.length, head.length);
        System.arraycopy(tail, 0, longer, bytes.length + head.length, tail.length);
        Arrays.fill(tail, (byte) 0);
        close();
        bytes = longer;
        return this;
    }

    private static byte[] encoded(byte[] plain) {
        byte[] encoded = new byte[plain.length * 3];
        for (int i = 0; i < plain.length; i++) {
            encoded[3 * i] = '%';
            encoded[3 * i + 1] = HEX[(plain[i] >> 4) & 0xf];
            encoded[3 * i + 2] = HEX[plain[i] & 0xf];
        }
        return encoded;
    }

    BodyPublisher publisher() {
        return BodyPublishers.ofByteArray(bytes);
    }

    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
    }
}
