package org.cloudpilot.http;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.Optional;

/// Percent-encoded UTF-8 (RFC 3986), read strictly: half an escape, digits that are none and broken
/// UTF-8 are errors, not replacement characters.
final class PercentCoding {
    private PercentCoding() {}

    /// @param plusIsBlank as in a query, where forms write a blank so
    static Optional<String> decode(String encoded, boolean plusIsBlank) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '%') {
                if (i + 2 >= encoded.length()
                        || !HexFormat.isHexDigit(encoded.charAt(i + 1))
                        || !HexFormat.isHexDigit(encoded.charAt(i + 2))) {
                    return Optional.empty();
                }
                bytes.write(HexFormat.fromHexDigits(encoded, i + 1, i + 3));
                i += 2;
            } else if (c < 0x80) {
                bytes.write(plusIsBlank && c == '+' ? ' ' : c);
            } else {
                return Optional.empty();
            }
        }
        return Utf8.decode(bytes.toByteArray());
    }
}
