package org.cloudpilot.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.cloudpilot.model.Sentences;
import org.jspecify.annotations.Nullable;

/// JSON schemas of what the table of endpoints has: of answers from their records, of requests from
/// their fields. Each record becomes one named schema.
final class Schemas {
    private static final String NAMED = "#/components/schemas/";

    private final Map<String, Object> named = new TreeMap<>();
    private final Map<String, Class<?>> records = new HashMap<>();

    /// All named ones, by name.
    Map<String, Object> named() {
        return named;
    }

    /// The schema of an answer like `example`.
    Map<String, Object> of(Object example) {
        return example instanceof List<?> list
                ? array(of(list.getFirst()))
                : schema(example.getClass());
    }

    /// One field of an answer, as it may be sent back.
    Map<String, Object> readOnly(Object answer, String name) {
        of(answer);
        Map<?, ?> record = (Map<?, ?>) named.get(name(answer.getClass()));
        Map<?, ?> properties = (Map<?, ?>) Objects.requireNonNull(record).get("properties");
        Map<String, Object> schema = new LinkedHashMap<>();
        Map<?, ?> field = (Map<?, ?>) Objects.requireNonNull(properties).get(name);
        Objects.requireNonNull(field).forEach((key, value) -> schema.put((String) key, value));
        schema.put("readOnly", true);
        return schema;
    }

    Map<String, Object> reference(Class<?> record) {
        return schema(record);
    }

    private Map<String, Object> schema(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return generic.getRawType() == List.class
                    ? array(schema(arguments[0]))
                    : ordered("type", "object", "additionalProperties", schema(arguments[1]));
        }
        if (!(type instanceof Class<?> plain)) {
            throw new IllegalStateException("no schema for " + type);
        }
        if (plain.isRecord()) {
            String name = name(plain);
            Class<?> other = records.putIfAbsent(name, plain);
            if (other != null && other != plain) {
                throw new IllegalStateException("two schemas of one name: " + name);
            }
            if (other == null) {
                named.put(name, Map.of());
                named.put(name, object(plain));
            }
            return ordered("$ref", NAMED + name);
        }
        return simple(plain);
    }

    private static Map<String, Object> simple(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "long", "Long" -> ordered("type", "integer", "format", "int64");
            case "int", "Integer" -> ordered("type", "integer", "format", "int32");
            case "double", "Double" -> ordered("type", "number", "format", "double");
            case "boolean", "Boolean" -> ordered("type", "boolean");
            case "String" -> ordered("type", "string");
            case "Instant" -> ordered("type", "string", "format", "date-time");
            default -> throw new IllegalStateException("no schema for " + type);
        };
    }

    /// `RouterAnswer` is a `Router` to whoever reads it.
    static String name(Class<?> record) {
        return record.getSimpleName().replaceFirst("(Answer|Body)$", "");
    }

    private Map<String, Object> object(Class<?> record) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        fill(record, properties, required, isLeftOut(record));
        Map<String, Object> schema = ordered("type", "object", "properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        return schema;
    }

    private void fill(
            Class<?> record,
            Map<String, Object> properties,
            List<String> required,
            boolean leavesOutNulls) {
        for (RecordComponent component : record.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                fill(component.getType(), properties, new ArrayList<>(), true);
                continue;
            }
            String name = snake(component.getName());
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            boolean leftOut = leavesOutNulls || isLeftOut(component.getAccessor());
            Map<String, Object> schema = schema(component.getGenericType());
            properties.put(name, nullable && !leftOut ? orNull(schema) : schema);
            if (!nullable || !leftOut) {
                required.add(name);
            }
        }
    }

    private static boolean isLeftOut(AnnotatedElement element) {
        JsonInclude include = element.getAnnotation(JsonInclude.class);
        return include != null && include.value() == JsonInclude.Include.NON_NULL;
    }

    private static Map<String, Object> orNull(Map<String, Object> schema) {
        if (schema.get("type") instanceof String type) {
            Map<String, Object> wider = new LinkedHashMap<>(schema);
            wider.put("type", List.of(type, "null"));
            return wider;
        }
        return ordered("anyOf", List.of(schema, Map.of("type", "null")));
    }

    static String snake(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
    }

    /// The schema of a body.
    ///
    /// @param closed whether a field that is not among them is refused
    static Map<String, Object> body(List<Field> fields, boolean closed) {
        return body(fields, Map.of(), closed);
    }

    /// The same.
    ///
    /// @param more schemas of further fields, by name
    static Map<String, Object> body(List<Field> fields, Map<String, Object> more, boolean closed) {
        Map<String, Object> properties = new LinkedHashMap<>();
        fields.forEach(field -> properties.put(field.name(), field(field)));
        properties.putAll(more);
        Map<String, Object> schema = ordered("type", "object", "properties", properties);
        List<String> required = fields.stream().filter(Field::required).map(Field::name).toList();
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        if (closed) {
            schema.put("additionalProperties", false);
        }
        return schema;
    }

    static Map<String, Object> field(Field field) {
        Map<String, Object> schema = type(field);
        schema.put("description", Sentences.of(field.meaning()));
        return schema;
    }

    private static Map<String, Object> type(Field field) {
        return switch (field.kind()) {
            case TEXT -> words(ordered("type", "string"), field);
            case SECRET -> ordered("type", "string", "format", "password");
            case TIME -> ordered("type", "string", "format", "date-time");
            case INTEGER -> bounds(field);
            case ID -> id();
            case FLAG -> ordered("type", "boolean");
            case TEXTS -> array(words(ordered("type", "string"), field));
            case TEXT_MAP ->
                    ordered("type", "object", "additionalProperties", Map.of("type", "string"));
            case OBJECT ->
                    field.members().isEmpty()
                            ? ordered("type", "object", "additionalProperties", true)
                            : body(field.members(), true);
            case OBJECTS -> array(body(field.members(), false));
        };
    }

    static Map<String, Object> id() {
        return ordered("type", "integer", "format", "int64", "minimum", 1);
    }

    private static Map<String, Object> words(Map<String, Object> schema, Field field) {
        if (!field.words().isEmpty()) {
            schema.put("enum", field.words());
        }
        return schema;
    }

    private static Map<String, Object> bounds(Field field) {
        boolean wide = field.most() != null && field.most() > Integer.MAX_VALUE;
        Map<String, Object> schema = ordered("type", "integer", "format", wide ? "int64" : "int32");
        if (field.least() != null) {
            schema.put("minimum", field.least());
        }
        if (field.most() != null) {
            schema.put("maximum", field.most());
        }
        return schema;
    }

    private static Map<String, Object> array(Map<String, Object> items) {
        return ordered("type", "array", "items", items);
    }

    /// Names and values by turns, in their order.
    static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
