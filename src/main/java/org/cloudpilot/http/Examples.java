package org.cloudpilot.http;

import java.time.Instant;

/// Values that several examples of the documentation share. None of them opens anything.
final class Examples {
    static final Instant TIME = Instant.parse("2027-01-31T12:00:00Z");
    static final String PASSWORD = "nine amber lanterns";
    static final String PUBLIC_KEY = "pk_Zb3kq8Qf0mV6tXr2Yw1c5A";
    static final String PRIVATE_KEY = "sk_0H6nS2b9QzJ4mX1vT8cW5yR7kD3pL0fGqUaEiOuN2sA";
    static final String TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl";
    static final String REFRESH_TOKEN = "rt_5m2Xq9.c2VjcmV0IG9mIGEgcmVmcmVzaCB0b2tlbg";
    static final String FINGERPRINT =
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private Examples() {}
}
