package org.cloudpilot.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostTest {
    @ParameterizedTest
    @CsvSource({
        "192.168.88.1, 192.168.88.1, IPV4",
        "' 10.0.0.1 ', 10.0.0.1, IPV4",
        "::1, ::1, IPV6",
        "[FE80::1], fe80::1, IPV6",
        "fe80::1%ether1, fe80::1%ether1, IPV6",
        "2001:db8:0:0:0:0:0:1, 2001:db8:0:0:0:0:0:1, IPV6",
        "::ffff:10.0.0.1, ::ffff:10.0.0.1, IPV6",
        "1::, 1::, IPV6",
        "::, ::, IPV6",
        "Core.Example.NET, core.example.net, NAME",
        "router, router, NAME",
        "r_1.lan., r_1.lan., NAME",
        "a-b.c, a-b.c, NAME",
        "1router, 1router, NAME"
    })
    void readsWhatPeopleWrite(String typed, String text, Host.Kind kind) {
        assertEquals(new Host(text, kind), Host.parse(typed).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1.2.3",
                "1.2.3.4.5",
                "256.1.1.1",
                "01.2.3.4",
                "1..2.3",
                "a..b",
                "-a",
                "a-",
                ".a",
                "a b",
                "a/b",
                "http://a",
                "a:8728",
                "user@a",
                "1:2:3:4:5:6:7",
                "1::2::3",
                "12345::",
                "[::1",
                "[10.0.0.1]",
                "::1%",
                "1:2:3:4:5:6:7:8:9",
                "é.net",
                ":::",
                "a\nb"
            })
    void refusesTheRest(String typed) {
        assertTrue(Host.parse(typed).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 254})
    void refusesWhatIsTooLong(int length) {
        assertTrue(Host.parse("a".repeat(length)).isEmpty());
    }
}
