package org.cloudpilot.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.cloudpilot.model.FieldErrors;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Secret;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The fields of a JSON body, read by name and type. Nothing is converted: a number, an array or a
/// null where a text belongs is an error beside that field. Closing wipes the secrets it gave out.
final class BodyFields implements AutoCloseable {
    private final ObjectNode object;
    private final Set<String> known;
    private final Set<String> asked = new LinkedHashSet<>();
    private final FieldErrors.Collector errors = new FieldErrors.Collector();
    private final List<Secret> secrets = new ArrayList<>();

    /// @param known the fields that the table has of this endpoint
    BodyFields(ObjectNode object, Set<String> known) {
        this.object = object;
        this.known = known;
    }

    boolean has(String name) {
        ask(name);
        return object.has(name);
    }

    /// A text that may be left out.
    @Nullable String text(String name) {
        JsonNode node = find(name);
        if (node == null) {
            return null;
        }
        if (!node.isString()) {
            return wrong(name, "http.field_text");
        }
        return unicode(name, node.stringValue());
    }

    /// A text that must be there and not empty; `""` stands for one that is wrong, until [#read]
    /// says so.
    String requiredText(String name) {
        if (!has(name)) {
            return missing(name);
        }
        String text = text(name);
        if (text == null) {
            return "";
        }
        return text.isEmpty() ? missing(name) : text;
    }

    /// A password or key that may be left out; wiped when this is closed.
    @Nullable Secret secret(String name) {
        String text = text(name);
        return text == null ? null : keep(Secret.ofText(text));
    }

    Secret requiredSecret(String name) {
        return keep(Secret.ofText(requiredText(name)));
    }

    /// A whole number of 32 bits.
    @Nullable Integer integer(String name) {
        JsonNode node = find(name);
        if (node == null) {
            return null;
        }
        if (!node.isIntegralNumber() || !node.canConvertToInt()) {
            return wrong(name, "http.field_integer");
        }
        return node.intValue();
    }

    /// A positive whole number of 64 bits.
    @Nullable Long id(String name) {
        JsonNode node = find(name);
        if (node == null) {
            return null;
        }
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() <= 0) {
            return wrong(name, "http.field_integer");
        }
        return node.longValue();
    }

    /// Whether it is there as JSON's null.
    boolean isNull(String name) {
        JsonNode node = find(name);
        return node != null && node.isNull();
    }

    @Nullable Boolean flag(String name) {
        JsonNode node = find(name);
        if (node == null) {
            return null;
        }
        return node.isBoolean() ? (Boolean) node.booleanValue() : wrong(name, "http.field_flag");
    }

    @Nullable List<String> texts(String name) {
        JsonNode node = find(name);
        if (node == null) {
            return null;
        }
        if (!node.isArray()) {
            return wrong(name, "http.field_texts");
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode element : node) {
            if (!element.isString()) {
                return wrong(name, "http.field_texts");
            }
            texts.add(unicode(name, element.stringValue()));
        }
        return texts;
    }

    @Nullable Map<String, String> textMap(String name) {
        JsonNode node = find(name);
        if (node == null) {
            return null;
        }
        if (!node.isObject()) {
            return wrong(name, "http.field_text_map");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (!entry.getValue().isString()) {
                return wrong(name, "http.field_text_map");
            }
            texts.put(unicode(name, entry.getKey()), unicode(name, entry.getValue().stringValue()));
        }
        return texts;
    }

    /// Objects, each to be read by itself; empty when they are left out.
    List<ObjectNode> objects(String name, int most) {
        JsonNode node = find(name);
        List<ObjectNode> objects = new ArrayList<>();
        if (node == null) {
            return objects;
        }
        if (!node.isArray()) {
            wrong(name, "http.field_objects");
            return objects;
        }
        if (node.size() > most) {
            errors.add(name, Message.of("field.too_many", most));
            return objects;
        }
        for (JsonNode element : node) {
            if (!(element instanceof ObjectNode row)) {
                wrong(name, "http.field_objects");
                return objects;
            }
            objects.add(row);
        }
        return objects;
    }

    /// The members of an object whose values may be of several types; empty when it is left out.
    Map<String, JsonNode> members(String name) {
        JsonNode node = find(name);
        if (node == null) {
            return Map.of();
        }
        if (!node.isObject()) {
            errors.add(name, Message.of("http.field_object"));
            return Map.of();
        }
        Map<String, JsonNode> members = new LinkedHashMap<>();
        node.properties().forEach(entry -> members.put(entry.getKey(), entry.getValue()));
        return members;
    }

    /// The whole body, for telling it from another.
    byte[] bytes() {
        return Json.write(object);
    }

    /// Takes fields for known whose values do not matter.
    BodyFields ignoring(List<String> names) {
        asked.addAll(names);
        return this;
    }

    /// Tells an error that the type of a field does not show.
    void reject(String name, Message why) {
        errors.add(name, why);
    }

    /// What `made` makes of the fields, or what is wrong with them; a field that `made` did not ask
    /// for is wrong, too.
    <T> Outcome<T> read(Supplier<T> made) {
        T value = made.get();
        for (String name : object.propertyNames()) {
            if (!asked.contains(name)) {
                errors.add(name, Message.of("http.field_unknown"));
            }
        }
        return errors.isEmpty()
                ? Outcome.done(value)
                : Outcome.refused(new Refusal.Invalid(errors.errors()));
    }

    @Override
    public void close() {
        secrets.forEach(Secret::close);
    }

    private @Nullable JsonNode find(String name) {
        ask(name);
        return object.get(name);
    }

    private void ask(String name) {
        if (!known.contains(name)) {
            throw new IllegalStateException("not in the table of endpoints: " + name);
        }
        asked.add(name);
    }

    private String missing(String name) {
        errors.add(name, Message.of("field.required"));
        return "";
    }

    private <T> @Nullable T wrong(String name, String key) {
        errors.add(name, Message.of(key));
        return null;
    }

    private String unicode(String name, String text) {
        if (!Utf8.isEncodable(text)) {
            errors.add(name, Message.of("http.field_unicode"));
        }
        return text;
    }

    private Secret keep(Secret secret) {
        secrets.add(secret);
        return secret;
    }
}
