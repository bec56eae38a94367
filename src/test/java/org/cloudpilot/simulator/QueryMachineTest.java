package org.cloudpilot.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryMachineTest {
    private static final Map<String, String> ITEM =
            Map.of("name", "ether1", "mtu", "1500", "comment", "");

    @ParameterizedTest
    @CsvSource({
        "?name, true",
        "?nothing, false",
        "?-name, false",
        "?-nothing, true",
        "?name=ether1, true",
        "?=name=ether1, true",
        "?name=ether2, false",
        "?comment=, true",
        "?nothing=, false",
        "?>mtu=900, true",
        "?<mtu=900, false",
        "?name=ether1 ?mtu=1, false",
        "?name=x ?#!, true",
        "?name=x ?name=ether1 ?#|, true",
        "?name=x ?name=ether1 ?#&, false",
        "?name=x ?name=y ?name=ether1 ?#||, true",
        "?name=x ?name=ether1 ?#&!, true",
        "?name=x ?name=ether1 ?#0, true",
        "?name=x ?name=ether1 ?#1, false",
        "?name=ether1 ?#.!|, true",
    })
    void valuesLeftOnTheStackMustAllBeTrue(String words, boolean expected) {
        assertEquals(expected, new QueryMachine(List.of(words.split(" "))).matches(ITEM));
    }
}
