package org.cloudpilot.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                Flags: X - DISABLED
                Columns: NAME, SERVICE, PASSWORD, PROFILE
                #   NAME       SERVICE  PASSWORD   PROFILE
                ;;; with a comment that is longer than the columns
                0   bob        any      k7Qz       default
                1 X elisabeth  pppoe    k7Qz pass  default
                """,
                """
                Flags: X - disabled
                 #   NAME                SERVICE CALLER-ID         PASSWORD          PROFILE
                 0   ex                  pptp                      k7Qz              ex
                 1 X ex                  pptp                      k7Qz34567890123456ex
                """,
                """
                Columns: NAME, PASSWORD,
                  PROFILE
                # NAME    PASSWORD  PROFILE
                0 Müller  k7Qz     default
                1 bob     k7Qz-
                          k7Qz      default
                """,
                """
                Columns: NAME, PASSWORD, PROFILE
                # NAME  PASS  PROFILE
                        WORD
                0 bob   k7Qz  default
                """,
                """
                   #  PASSWORD
                0  123456k7Qz
                """,
                """
                      name: bob
                  password: k7Qz and k7Qz
                            K7QZ k7Qz
                   profile: default
                """,
                " 0   name=bob password=word k7Qz profile=default",
                ".id=*1;name=bob;password=word k7Qz;profile=default",
                "add name=bob password=\\\n    k7Qz profile=default",
                "add name=bob password=wo\\\r\n    k7Qz profile=default"
            })
    void hidesSecretsInWhatARouterPrints(String text) {
        String shown = KNOWN.printed("/ppp", "secret print", text);
        assertFalse(shown.toLowerCase(Locale.ROOT).contains("k7qz"), shown);
        assertTrue(shown.contains(SecretArguments.HIDDEN), shown);
    }

    @Test
    void leavesTheOtherColumnsOfATable() {
        assertEquals(
                """
                Columns: NAME, PASSWORD, PROFILE
                # NAME  PASSWORD        PROFILE
                ;;; the first of them, with a comment
                0 bob   <hidden>        default
                1 ann                   other
                2 x\
                """,
                KNOWN.printed(
                        "/",
                        "/ppp/secret/print",
                        """
                        Columns: NAME, PASSWORD, PROFILE
                        # NAME  PASSWORD        PROFILE
                        ;;; the first of them, with a comment
                        0 bob   k7Qz with more  default
                        1 ann                   other
                        2 x
                        """));
        String users =
                """
                Columns: NAME, GROUP
                # NAME      GROUP
                0 PASSWORD  full
                1 name      read\
                """;
        assertEquals(users, KNOWN.printed("/", "/user print", users));
    }

    @Test
    void hidesTheNamesOfSnmpCommunitiesInATable() {
        String text = "Columns: NAME, SECURITY\n# NAME  SECURITY\n0 k7Qz  none";
        for (String line : List.of("/snmp/community/print", "/snmp com print")) {
            assertEquals(
                    "Columns: NAME, SECURITY\n# NAME  SECURITY\n0 <hidden> none",
                    KNOWN.printed("/", line, text));
        }
        assertEquals(text, KNOWN.printed("/", "/snmp print", text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ":put [/ppp secret get 0 password]",
                ":put [/ppp/secret/get [find name=bob] value-name=password]",
                ":put ([/ppp secret get 0]->\"password\")",
                ":foreach i in=[/ppp secret find] do={:put [/ppp secret get $i password]}",
                ":global password; :put $password",
                ":put [/snmp community get 0 name]"
            })
    void hidesTheValueThatALineAsksFor(String line) {
        assertEquals(SecretArguments.HIDDEN, KNOWN.printed("/", line, "k7Qz"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ":put [/ppp secret get 0 name]",
                ":put [/ppp secret get [find password=x] name]; /ppp secret print",
                ":put [/user get 0 name]",
                "/ppp secret print count-only"
            })
    void showsTheValueOfWhatIsNone(String line) {
        assertEquals("bob", KNOWN.printed("/", line, "bob"));
    }
}
