package org.cloudpilot.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.cloudpilot.program.ApiClient;
import org.cloudpilot.program.ApiResponse;
import org.cloudpilot.program.TemporaryProgram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What users say of themselves.
class ProfileTest {
    private static final String PROFILE = "/users/profile/";

    @TempDir Path folder;

    private TemporaryProgram program;
    private ApiClient asha;

    @BeforeEach
    void start() {
        program = TemporaryProgram.in(folder);
        asha = program.stranger().register("asha");
    }

    @AfterEach
    void close() {
        program.close();
    }

    @Test
    void theShapeIsTheFixedOne() {
        ApiResponse shown = asha.get(PROFILE);
        assertEquals(200, shown.status(), shown.text());
        assertEquals(
                List.of("username", "email", "bio", "website", "created_at", "updated_at"),
                shown.names(""));
        assertEquals("asha", shown.at("/username"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH"})
    void aChangeLeavesWhatItDoesNotName(String method) {
        ApiResponse first =
                asha.json(method, PROFILE, "{\"bio\":\"<b>masts</b>\",\"email\":\"a@b\"}");
        assertEquals(200, first.status(), first.text());
        assertEquals("<b>masts</b>", first.at("/bio"));
        asha.json(method, PROFILE, "{\"website\":\"https://example.net\",\"email\":\"\"}");
        ApiResponse shown = asha.get(PROFILE);
        assertEquals("<b>masts</b>", shown.at("/bio"));
        assertEquals("", shown.at("/email"));
        assertEquals("https://example.net", shown.at("/website"));
    }

    @Test
    void whatWasShownMayBeSentBack() {
        String shown = asha.get(PROFILE).text();
        assertEquals(200, asha.put(PROFILE, shown).status());
        assertEquals(200, asha.patch(PROFILE, shown).status());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "website | javascript:alert(1)",
                "website | file:///etc/passwd",
                "website | example.net",
                "website | http://",
                "email | nobody",
                "user | 2",
                "store_owner | true"
            })
    void whatIsWrongStandsBesideItsField(String field, String value) {
        ApiResponse refused =
                asha.patch(PROFILE, "{\"%s\":\"%s\"}".formatted(field, value.strip()));
        assertEquals(400, refused.status(), refused.text());
        assertEquals(List.of(field), refused.names("/fields"));
    }
}
