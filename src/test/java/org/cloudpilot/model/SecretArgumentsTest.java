package org.cloudpilot.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretArgumentsTest {
    private static final SecretArguments KNOWN = SecretArguments.known();
    private static final String SECRET = "k7Qz";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "PASSWORD",
                "passw",
                "pass",
                "secret",
                "radius-secret",
                "ipsec-secret",
                "passphrase",
                "security.passphrase",
                "pre-shared-key",
                "wpa2-pre-shared-key",
                "preshared-key",
                "private-key",
                "static-sta-private-key",
                "auth-key",
                "authentication-password",
                "encryption-password",
                "tcp-md5-key",
                "community",
                "trap-community",
                "old-password",
                ".password",
            })
    void namesOfSecrets(String name) {
        assertTrue(KNOWN.isSecret(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name",
                "comment",
                "public-key",
                "communities",
                "pas",
                "profile",
                "host-key",
                "key",
                "group-key-update",
                "address",
                "secur"
            })
    void otherNames(String name) {
        assertFalse(KNOWN.isSecret(name));
    }

    @Test
    void theTreeMayNameMore() {
        var more = new SecretArguments(Set.of("PIN"));
        assertTrue(more.isSecret("pin"));
        assertEquals(
                "/interface lte set 0 pin=<hidden>", more.redacted("/interface lte set 0 pin=1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "/user add name=x password=k7Qz group=full|/user add name=x password=<hidden>"
                        + " group=full",
                "/user add password=\"k7Qz k7Qz\" name=x|/user add password=<hidden> name=x",
                "/user add password=\"k7Qz\\\" k7Qz\" name=x|/user add password=<hidden> name=x",
                "/user add password=\"k7Qz\\\\\" comment=\"b c\"|/user add password=<hidden>"
                        + " comment=\"b c\"",
                "/user add password=|/user add password=<hidden>",
                "/user add password= name=x|/user add password=<hidden> name=x",
                "/user add PassWord = k7Qz name=x|/user add PassWord = <hidden> name=x",
                "/user add password=\"k7Qz name=x|/user add password=<hidden>",
                "/user add password=k7\"Qz Qz\"k7 name=x|/user add password=<hidden> name=x",
                "/user add password=k7;Qz name=x|/user add password=<hidden> name=x",
                "/user add password=k7\\ Qz name=x|/user add password=<hidden> name=x",
                "/user add password=(\"k7 Qz\" . \"a)b\") name=x|/user add password=<hidden>"
                        + " name=x",
                "/user add password=$[/x get [find k7]] name=x|/user add password=<hidden> name=x",
                "/ppp secret remove [find password=k7Qz]|/ppp secret remove [find"
                        + " password=<hidden>]",
                "/ppp secret print where password!=k7Qz and name=x|/ppp secret print where"
                        + " password!=<hidden> and name=x",
                "/ppp secret print where password ~ \"k7 Qz\"|/ppp secret print where password ~"
                        + " <hidden>",
                "{:local password \"k7 Qz\"; :put x}|{:local password <hidden>; :put x}",
                ":global secret k7Qz|:global secret <hidden>",
                "/a add secret=k7Qz passphrase=\"k7Qz\" private-key=k7Qz==|/a add secret=<hidden>"
                        + " passphrase=<hidden> private-key=<hidden>",
                "/snmp community set 0 name=k7Qz|/snmp community set 0 name=<hidden>",
                "=password=k7Qz|=password=<hidden>",
                "/system script add source=\"/user add password=k7Qz name=x\"|/system script add"
                        + " source=\"/user add password=<hidden> name=x\"",
                "/system script add source=\"/user add password=\\\"k7 Qz\\\" name=x\"|/system"
                        + " script add source=\"/user add password=<hidden> name=x\"",
                "/system script add source=\"/user add \\70assword\\3D\\22k7 Qz\\22\"|"
                        + "/system script add source=\"/user add password=<hidden>\"",
                "/tool fetch http-data=\"{\\\"password\\\": \\\"k7 Qz\\\", \\\"a\\\": 1}\"|/tool"
                        + " fetch http-data=\"{\\\"password\\\": <hidden> \\\"a\\\": 1}\"",
                "/ppp secret set 0 comment=\"password\"|/ppp secret set 0 comment=\"password\"",
                "/user print proplist=name,password where name=x|/user print proplist=name,password"
                        + " where name=x",
            })
    void lines(String line, String shown) {
        assertEquals(shown, KNOWN.redacted(line));
        assertEquals(shown, KNOWN.redacted(shown), "once is enough");
    }

    @Test
    void theMenuOfThePromptCounts() {
        assertEquals("add name=<hidden>", KNOWN.redacted("/snmp/community", "add name=k7Qz"));
        assertEquals("add name=k7Qz", KNOWN.redacted("/ip/pool", "add name=k7Qz"));
    }

    @Test
    void scriptsInScriptsInScripts() {
        String line = "/user set 0 password=\"" + SECRET + " \\\\ " + SECRET + "\" name=x";
        for (int depth = 0; depth < 5; depth++) {
            line = "/system script add name=s source=" + ConsoleQuotes.quote(line);
            assertHides(line);
            assertTrue(KNOWN.redacted(line).contains("name=x"));
        }
    }

    /// However a secret is written, neither it nor its length shows, and what follows does.
    @Test
    void whateverTheSecretIs() {
        Random random = new Random(4);
        String nasty = "\"\\;$[]{}()=~ \t<>!'#?,:.-_/aé\u20AC";
        List<UnaryOperator<String>> places =
                List.of(
                        value -> "/user add password=" + value + " name=after",
                        value -> "/user add name=x password =" + value + " name=after",
                        value -> "/ppp secret remove [find where secret=" + value + " name=after]",
                        value -> ":do {/x set passphrase=" + value + " name=after}",
                        value ->
                                "/system script add name=after source="
                                        + ConsoleQuotes.quote("/x set pre-shared-key=" + value),
                        value ->
                                "/system script add source="
                                        + ConsoleQuotes.quote(
                                                "/a add source="
                                                        + ConsoleQuotes.quote("secret=" + value))
                                        + " name=after");
        for (int round = 0; round < 20_000; round++) {
            StringBuilder value = new StringBuilder(SECRET);
            int length = random.nextInt(12);
            for (int i = 0; i < length; i++) {
                value.append(nasty.charAt(random.nextInt(nasty.length())));
            }
            value.append(SECRET);
            UnaryOperator<String> place = places.get(random.nextInt(places.size()));
            String shown = assertHides(place.apply(ConsoleQuotes.quote(value.toString())));
            assertTrue(shown.contains("name=after"), shown);
            assertEquals(KNOWN.redacted(place.apply("short")), shown);
        }
    }

    /// Unquoted nonsense hides at least what stands together.
    @Test
    void whateverIsTyped() {
        Random random = new Random(5);
        String nasty = "\"\\;$[]{}()=~<>!'#?,:.-_/a";
        for (int round = 0; round < 20_000; round++) {
            StringBuilder value = new StringBuilder(SECRET);
            int length = random.nextInt(8);
            for (int i = 0; i < length; i++) {
                value.append(nasty.charAt(random.nextInt(nasty.length())));
            }
            value.append(SECRET);
            assertHides("/user add password=" + value);
            assertHides("/user add password=" + value + " name=after");
        }
    }

    private static String assertHides(String line) {
        String shown = KNOWN.redacted(line);
        assertFalse(shown.contains(SECRET), () -> line + "\n" + shown);
        assertEquals(shown, KNOWN.redacted(shown));
        return shown;
    }

    @Test
    void commandsAndRows() {
        Command command =
                Command.of("/ppp/secret/set")
                        .with(".id", "*1")
                        .with("password", "k7 Qz")
                        .with("comment", "a \"b\" password=k7Qz")
                        .where("?password=k7Qz", "?<secret=k7Qz", "?name=x", "?#|", "?-password");
        assertEquals(
                "/ppp/secret/set .id=*1 password=<hidden>"
                        + " comment=\"a \\\"b\\\" password=<hidden>\""
                        + " ?password=<hidden> ?<secret=<hidden> ?name=x ?#| ?-password",
                KNOWN.line(command));
        assertEquals(
                "/snmp/community/add name=<hidden>",
                KNOWN.line(Command.of("/snmp/community/add").with("name", SECRET)));
        assertEquals(
                Row.of("name", "x", "password", "<hidden>", "source", "secret=<hidden>"),
                KNOWN.redacted(Row.of("name", "x", "password", "", "source", "secret=k7Qz")));
    }

    @Test
    void hidesTheOneValueThatACommandAsksForByName() {
        Command secret = Command.of("/ppp/secret/get").with("value-name", "password");
        Command plain = Command.of("/ppp/secret/get").with("value-name", "service");
        assertEquals(SecretArguments.HIDDEN, SecretArguments.known().returned(secret, "k7Qz"));
        assertEquals("pppoe", SecretArguments.known().returned(plain, "pppoe"));
    }

    @Test
    void knowsWhatMenuARowIsOf() {
        Row row = new Row(List.of(new Column("name", "public")));
        Command snmp = Command.of("/snmp/community/print");
        assertEquals(
                SecretArguments.HIDDEN,
                SecretArguments.known().redacted(snmp, row).get("name", ""));
        assertEquals(
                "public",
                SecretArguments.known().redacted(Command.of("/user/print"), row).get("name", ""));
    }
}
