package org.cloudpilot.routeros.rest;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.cloudpilot.model.Column;
import org.cloudpilot.model.Row;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/// Reads an answer's rows from its body as they come: an array of objects, one object, or nothing.
/// Columns keep their order and their duplicates.
final class JsonRows implements AutoCloseable {
    /// What is no answer of this kind.
    static final class NonsenseException extends IOException {
        private static final long serialVersionUID = 1;

        NonsenseException(String what) {
            super(what);
        }
    }

    private static final int DEPTH = 4;
    private static final int NAME_LENGTH = 1_024;
    private static final int MOST_COLUMNS = 4_096;

    private final JsonParser parser;
    private final JsonText text;
    private boolean begun;
    private boolean single;
    private int size;

    /// @param longest of one value, in bytes
    JsonRows(InputStream body, JsonText text, int longest) {
        JsonFactory factory =
                JsonFactory.builder()
                        .streamReadConstraints(
                                StreamReadConstraints.builder()
                                        .maxNestingDepth(DEPTH)
                                        .maxNameLength(NAME_LENGTH)
                                        .maxStringLength(longest)
                                        .maxNumberLength(64)
                                        .build())
                        .build();
        this.parser = factory.createParser(ObjectReadContext.empty(), text.reader(body));
        this.text = text;
    }

    /// The next row, or null after the last.
    @Nullable Row next() throws IOException {
        try {
            return read();
        } catch (JacksonIOException e) {
            throw e.getCause();
        } catch (JacksonException e) {
            throw new NonsenseException("not JSON as REST has it: " + e.getOriginalMessage());
        }
    }

    /// Whether the rows came as one object instead of an array; known after the first.
    boolean isSingle() {
        return single;
    }

    /// How many bytes the last row took.
    int size() {
        return size;
    }

    private @Nullable Row read() throws IOException {
        JsonToken token = parser.nextToken();
        if (!begun) {
            begun = true;
            if (token == null) {
                return null;
            }
            if (token == JsonToken.START_OBJECT) {
                single = true;
                return row();
            }
            if (token != JsonToken.START_ARRAY) {
                throw new NonsenseException("JSON that is neither an array nor an object");
            }
            token = parser.nextToken();
        }
        if (token == JsonToken.START_OBJECT && !single) {
            return row();
        }
        if (token == JsonToken.END_ARRAY) {
            token = parser.nextToken();
        } else if (!single) {
            throw new NonsenseException("an array of something else than objects, or cut short");
        }
        if (token != null) {
            throw new NonsenseException("something behind the end of the answer");
        }
        return null;
    }

    private Row row() throws IOException {
        List<Column> columns = new ArrayList<>();
        size = 0;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            if (columns.size() == MOST_COLUMNS) {
                throw new NonsenseException("a row without end");
            }
            Column column = new Column(text.decode(parser.currentName()), value());
            size += column.name().length() + column.value().length();
            columns.add(column);
        }
        return new Row(columns);
    }

    /// Every value is a string; what is not is taken as JSON writes it.
    private String value() throws IOException {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.VALUE_STRING) {
            return text.decode(parser.getString());
        }
        if (token == JsonToken.VALUE_NULL) {
            return "";
        }
        if (token == null || !token.isScalarValue()) {
            throw new NonsenseException("a value that is no text");
        }
        return parser.getString();
    }

    @Override
    public void close() {
        parser.close();
    }
}
