package org.cloudpilot.program;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// Server-sent events as a script reads them; blocks until the next one.
public final class EventStream implements AutoCloseable {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final HttpResponse<InputStream> response;
    private final BufferedReader lines;

    EventStream(HttpResponse<InputStream> response) {
        this.response = response;
        this.lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    public record Event(String id, String name, String data) {
        /// The text at `/a/b` of its data.
        public String at(String pointer) {
            return MAPPER.readTree(data).at(pointer).asString("");
        }
    }

    public int status() {
        return response.statusCode();
    }

    public String type() {
        return response.headers().firstValue("Content-Type").orElse("");
    }

    public Event next() throws IOException {
        return read().orElseThrow(() -> new IOException("the stream ended"));
    }

    /// The next one of this name.
    public Event await(String name) throws IOException {
        Event event = next();
        while (!event.name().equals(name)) {
            event = next();
        }
        return event;
    }

    /// The next one of this name whose data has `value` at `pointer`.
    public Event await(String name, String pointer, String value) throws IOException {
        Event event = await(name);
        while (!event.at(pointer).equals(value)) {
            event = await(name);
        }
        return event;
    }

    /// Reads to the end; empty, because there is nothing behind it.
    public Optional<Event> end() throws IOException {
        Optional<Event> event = read();
        while (event.isPresent()) {
            event = read();
        }
        return event;
    }

    private Optional<Event> read() throws IOException {
        String id = "";
        String name = "";
        String data = "";
        String line = lines.readLine();
        while (line != null) {
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("data: ")) {
                data = line.substring(6);
            } else if (line.isEmpty() && !name.isEmpty()) {
                return Optional.of(new Event(id, name, data));
            }
            line = lines.readLine();
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        response.body().close();
    }
}
