package org.cloudpilot.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransportTest {
    @ParameterizedTest
    @CsvSource({
        ", false, API",
        ", true, REST_SSL",
        "443, false, REST_SSL",
        "8728, false, API",
        "8729, false, API_SSL",
        "80, false, REST",
        "8080, false, REST",
        "8443, true, REST_SSL",
        "8728, true, REST_SSL"
    })
    void isInferredFromPortAndHttps(Integer port, boolean https, Transport expected) {
        assertEquals(expected, Transport.infer(port, https));
    }
}
