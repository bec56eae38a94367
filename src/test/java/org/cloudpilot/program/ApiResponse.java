package org.cloudpilot.program;

import java.net.http.HttpResponse;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// An answer of the listener.
public record ApiResponse(int status, java.net.http.HttpHeaders headers, String text) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    static ApiResponse of(HttpResponse<String> response) {
        return new ApiResponse(response.statusCode(), response.headers(), response.body());
    }

    /// The body as JSON; a missing node when there is none.
    public JsonNode json() {
        return text.isEmpty() ? MissingNode.getInstance() : MAPPER.readTree(text);
    }

    /// The text at `/a/b/0`; `""` when there is none.
    public String at(String pointer) {
        return json().at(pointer).asString("");
    }

    /// The stable word of an error.
    public String code() {
        return at("/code");
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /// The names of the members of the object at `pointer`, in order.
    public List<String> names(String pointer) {
        return List.copyOf(json().at(pointer).propertyNames());
    }

    @Override
    public String toString() {
        return status + " " + text;
    }
}
