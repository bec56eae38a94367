package org.cloudpilot.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.routeros.cli.ScriptPlace;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// What `check` says of one file.
///
/// @param error null where it is accepted
/// @param place where it stops; null where it is accepted or could not be read
record CheckedScript(String file, @Nullable String error, @Nullable ScriptPlace place) {
    private static final JsonMapper JSON = JsonMapper.shared();

    boolean accepted() {
        return error == null;
    }

    String asText() {
        ScriptPlace stopped = place;
        String where = stopped == null ? "" : ":" + stopped.line() + ":" + stopped.column();
        return file + where + ": " + (error == null ? Sentences.of("check.accepted") : error);
    }

    String asJson() {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("file", file);
        line.put("accepted", accepted());
        line.put("error", error);
        line.put("line", place == null ? null : place.line());
        line.put("column", place == null ? null : place.column());
        return JSON.writeValueAsString(line);
    }
}
