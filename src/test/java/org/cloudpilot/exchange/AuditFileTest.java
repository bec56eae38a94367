package org.cloudpilot.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.cloudpilot.model.AuditEntry;
import org.cloudpilot.model.AuditFormat;
import org.cloudpilot.model.AuditHead;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AuditFileTest {
    private static final Instant AT = Instant.parse("2026-11-23T10:15:30.123456Z");
    private static final AuditHead HEAD = new AuditHead(2, "ab");

    private static AuditEntry entry(String detail) {
        return new AuditEntry(
                1,
                AT,
                new UserId(7),
                "ann",
                "window",
                new SpaceId(3),
                "command.run",
                "router 1 mast, north",
                "ok",
                detail,
                "cd");
    }

    private static String written(AuditFormat format, AuditEntry... entries) {
        var out = new ByteArrayOutputStream();
        var closed = new boolean[1];
        OutputStream watched =
                new OutputStream() {
                    @Override
                    public void write(int b) {
                        out.write(b);
                    }

                    @Override
                    public void close() {
                        closed[0] = true;
                    }
                };
        try (AuditFile file = AuditFile.begin(format, watched, HEAD, AT)) {
            for (AuditEntry entry : entries) {
                file.add(entry);
            }
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
        assertFalse(closed[0], "the stream is the caller's");
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void csvEndsWithTheHead() {
        assertEquals(
                "sequence,at,user_id,username,via,space_id,action,target,outcome,detail,mac\r\n"
                        + "1,2026-11-23T10:15:30.123456Z,7,ann,window,3,command.run,"
                        + "\"router 1 mast, north\",ok,\"say \"\"hi\"\"\nthere\",cd\r\n"
                        + "2,2026-11-23T10:15:30.123456Z,,,,,audit.head,,,,ab\r\n",
                written(AuditFormat.CSV, entry("say \"hi\"\nthere")));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "=1+1,'=1+1",
                "+1,'+1",
                "-1,'-1",
                "@SUM(A1),'@SUM(A1)",
                "`\tx`,`'\tx`",
                "`\r=1`,`\"'\r=1\"`",
                "a=1,a=1",
                "'x,'x",
                "`=cmd|' /C calc'!A0,x`,`\"'=cmd|' /C calc'!A0,x\"`",
            })
    void csvRunsNothing(String text, String cell) {
        assertEquals(cell + "\r\n", CsvLine.of(java.util.List.of(text)));
    }

    @Test
    void jsonBeginsWithTheHeadAndHasTheTextsAsTheyAre() {
        String text = written(AuditFormat.JSON, entry("=1+1 \"é\"\0"));
        JsonNode json = JsonMapper.shared().readTree(text);
        assertEquals(2, json.get("head").get("sequence").asLong());
        assertEquals("ab", json.get("head").get("mac").asString());
        assertEquals(AT.toString(), json.get("exported_at").asString());
        JsonNode only = json.get("entries").get(0);
        assertEquals("=1+1 \"é\"\0", only.get("detail").asString());
        assertEquals(7, only.get("user_id").asLong());
        assertEquals("cd", only.get("mac").asString());
        assertEquals(1, json.get("entries").size());
    }
}
