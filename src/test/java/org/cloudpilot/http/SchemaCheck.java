package org.cloudpilot.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Compares values with the schemas of the OpenAPI document, as far as it uses JSON Schema.
final class SchemaCheck {
    private final JsonNode document;

    SchemaCheck(JsonNode document) {
        this.document = document;
    }

    /// What is wrong, each with its place; empty when nothing is.
    List<String> problems(JsonNode schema, JsonNode value) {
        List<String> problems = new ArrayList<>();
        check(schema, value, "$", problems);
        return problems;
    }

    JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : document.at(reference.substring(1));
    }

    private void check(JsonNode given, JsonNode value, String at, List<String> problems) {
        JsonNode schema = resolved(given);
        if (schema.isMissingNode()) {
            problems.add(at + ": no schema " + given);
            return;
        }
        if (schema.has("anyOf")) {
            boolean fits = false;
            for (JsonNode each : schema.get("anyOf")) {
                fits |= problems(each, value).isEmpty();
            }
            if (!fits) {
                problems.add(at + " fits none of anyOf");
            }
            return;
        }
        if (!isOfType(schema.path("type"), value)) {
            problems.add(at + " is no " + schema.path("type") + ": " + value);
            return;
        }
        if (schema.has("enum") && !schema.get("enum").valueStream().toList().contains(value)) {
            problems.add(at + " is none of " + schema.get("enum"));
        }
        if (value.isObject()) {
            checkObject(schema, value, at, problems);
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                check(schema.path("items"), value.get(i), at + "[" + i + "]", problems);
            }
        }
    }

    private void checkObject(JsonNode schema, JsonNode value, String at, List<String> problems) {
        JsonNode properties = schema.path("properties");
        for (JsonNode name : schema.path("required")) {
            if (!value.has(name.asString())) {
                problems.add(at + "." + name.asString() + " is missing");
            }
        }
        for (Map.Entry<String, JsonNode> each : value.properties()) {
            String place = at + "." + each.getKey();
            if (properties.has(each.getKey())) {
                check(properties.get(each.getKey()), each.getValue(), place, problems);
            } else if (schema.path("additionalProperties").isObject()) {
                check(schema.get("additionalProperties"), each.getValue(), place, problems);
            } else if (!properties.isMissingNode()) {
                problems.add(place + " is not in the schema");
            }
        }
    }

    private static boolean isOfType(JsonNode type, JsonNode value) {
        if (type.isArray()) {
            return type.valueStream().anyMatch(each -> isOfType(each, value));
        }
        return switch (type.asString("")) {
            case "" -> true;
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> false;
        };
    }
}
