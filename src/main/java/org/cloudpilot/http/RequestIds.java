package org.cloudpilot.http;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/// Makes the ids by which a script's report of an error finds its line in the log.
final class RequestIds {
    private RequestIds() {}

    static String next() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }
}
