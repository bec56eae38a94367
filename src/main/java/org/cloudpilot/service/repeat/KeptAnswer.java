package org.cloudpilot.service.repeat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import org.cloudpilot.model.Secret;

/// An answer as it was given.
///
/// @param location the header of that name; may be empty
public record KeptAnswer(int status, String location, byte[] body) {
    /// What is sealed of a request: a digest of it, and the answer once there is one.
    ///
    /// @param status 0 while it is under way
    record Entry(byte[] request, int status, String location, byte[] body) {
        static Entry begun(byte[] request) {
            return new Entry(request, 0, "", new byte[0]);
        }

        boolean isOf(byte[] other) {
            return MessageDigest.isEqual(request, other);
        }

        boolean isAnswered() {
            return status != 0;
        }

        KeptAnswer answer() {
            return new KeptAnswer(status, location, body);
        }

        Secret write() {
            byte[] place = location.getBytes(StandardCharsets.UTF_8);
            return Secret.owning(
                    ByteBuffer.allocate(DIGEST + 3 * Integer.BYTES + place.length + body.length)
                            .put(request)
                            .putInt(status)
                            .putInt(place.length)
                            .put(place)
                            .putInt(body.length)
                            .put(body)
                            .array());
        }

        static Entry read(byte[] bytes) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            byte[] request = new byte[DIGEST];
            buffer.get(request);
            int status = buffer.getInt();
            byte[] place = new byte[buffer.getInt()];
            buffer.get(place);
            byte[] body = new byte[buffer.getInt()];
            buffer.get(body);
            return new Entry(request, status, new String(place, StandardCharsets.UTF_8), body);
        }
    }

    private static final int DIGEST = 32;

    @Override
    public boolean equals(Object other) {
        return other instanceof KeptAnswer(int otherStatus, String otherLocation, byte[] otherBody)
                && status == otherStatus
                && location.equals(otherLocation)
                && Arrays.equals(body, otherBody);
    }

    @Override
    public int hashCode() {
        return 31 * status + Arrays.hashCode(body);
    }

    /// Without the body, which may hold a router's secrets.
    @Override
    public String toString() {
        return "KeptAnswer[" + status + "]";
    }
}
