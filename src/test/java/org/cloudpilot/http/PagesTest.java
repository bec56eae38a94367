package org.cloudpilot.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cloudpilot.program.ApiClient;
import org.cloudpilot.program.ApiResponse;
import org.cloudpilot.program.RawHttp;
import org.cloudpilot.program.TemporaryProgram;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The pages that developers and people read.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesTest {
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"#]+)");

    private final TemporaryProgram program;
    private final ApiClient stranger;

    PagesTest(@TempDir Path folder) {
        program = TemporaryProgram.in(folder);
        stranger = program.stranger();
    }

    @AfterAll
    void close() {
        program.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/swagger/, text/html; charset=utf-8",
        "/swagger, text/html; charset=utf-8",
        "/swagger/swagger-ui.css, text/css; charset=utf-8",
        "/swagger/swagger-ui-bundle.js, text/javascript; charset=utf-8",
        "/swagger/begin.js, text/javascript; charset=utf-8",
        "/swagger/favicon-32x32.png, image/png",
        "/docs/, text/html; charset=utf-8",
        "/docs/scripts.md, text/html; charset=utf-8",
        "/docs/guide.css, text/css; charset=utf-8"
    })
    void theyAreServedToEverybodyFromTheProgram(String path, String type) {
        ApiResponse page = stranger.get(path);
        assertEquals(200, page.status());
        assertEquals(type, page.header("Content-Type"));
        assertTrue(page.header("Content-Security-Policy").startsWith("default-src 'none'"));
        assertEquals("nosniff", page.header("X-Content-Type-Options"));
        assertFalse(page.text().isEmpty());
    }

    @Test
    void everyLinkOfThePagesLeadsToAPageOfOurs() {
        List<String> open = new ArrayList<>(List.of("/docs/", "/swagger/"));
        List<String> seen = new ArrayList<>();
        while (!open.isEmpty()) {
            String path = open.removeFirst();
            seen.add(path);
            ApiResponse page = stranger.get(path);
            assertEquals(200, page.status(), path);
            if (!page.header("Content-Type").startsWith("text/html")) {
                continue;
            }
            Matcher link = LINK.matcher(page.text());
            while (link.find()) {
                String to = link.group(1);
                assertFalse(to.contains("//"), "leads elsewhere: " + to + " in " + path);
                String whole = to.startsWith("/") ? to : "/docs/" + to;
                if (!seen.contains(whole) && !open.contains(whole)) {
                    open.add(whole);
                }
            }
        }
        assertTrue(seen.contains("/docs/codes.md"), seen.toString());
    }

    @Test
    void swaggerLoadsNothingFromElsewhere() {
        String begin = stranger.get("/swagger/begin.js").text();
        assertTrue(begin.contains("validatorUrl: null"));
        assertTrue(begin.contains("url: \"/openapi.json\""));
        assertFalse(begin.contains("http"));
        assertTrue(
                stranger.get("/swagger/")
                        .header("Content-Security-Policy")
                        .contains("connect-src 'self'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs/../i18n/messages.properties",
                "/docs/..%2fi18n%2fmessages.properties",
                "/docs/%2e%2e/i18n/messages.properties",
                "/docs/..",
                "/docs/.",
                "/docs/....//scripts.md",
                "/docs/scripts.md%00",
                "/docs/scripts.md%00.html",
                "/docs//scripts.md",
                "/docs/\\..\\scripts.md",
                "/docs/messages.properties",
                "/docs/scripts",
                "/docs/SCRIPTS.MD",
                "/docs//etc/passwd",
                "/docs/%2fetc%2fpasswd",
                "/swagger/../openapi.json",
                "/swagger/..%2f..%2findex.html",
                "/swagger/swagger.html",
                "/swagger/index.html",
                "/swagger/pom.properties",
                "/swagger/Listener.class"
            })
    void nothingElseCanBeReached(String path) throws IOException {
        try (RawHttp raw = new RawHttp(program.port())) {
            String answer = raw.send("GET " + path + " HTTP/1.1\r\n{host}\r\n").answer();
            assertTrue(
                    answer.startsWith("HTTP/1.1 404 ") || answer.startsWith("HTTP/1.1 400 "),
                    answer.substring(0, Math.min(200, answer.length())));
        }
    }

    @Test
    void tagsInTheGuideAreText() {
        assertFalse(stranger.get("/docs/scripts.md").text().contains("<router id>"));
        assertTrue(stranger.get("/docs/scripts.md").text().contains("&lt;router id&gt;"));
    }

    @Test
    void theGuidesTableOfCodesIsTheProgramsOwn() {
        assertEquals(CodeTable.markdown(), GuidePages.markdown("codes.md").orElse(""));
    }
}
