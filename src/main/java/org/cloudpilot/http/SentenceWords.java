package org.cloudpilot.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cloudpilot.model.Column;
import org.cloudpilot.model.Message;
import tools.jackson.databind.JsonNode;

/// Turns the members of `data` and `params` into the attribute and query words of a sentence.
final class SentenceWords {
    private static final String PROPLIST = ".proplist";
    private static final Pattern ATTRIBUTE =
            Pattern.compile("[!.]?[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /// An attribute, before it perhaps a comparison, or `-` for one that is not there.
    private static final Pattern QUERY =
            Pattern.compile("\\??([<>=-]?[.]?[A-Za-z0-9][A-Za-z0-9._-]{0,63}|#)");

    private final BodyFields body;

    SentenceWords(BodyFields body) {
        this.body = body;
    }

    /// `=name=value` words. A list is joined by commas, as RouterOS writes lists.
    List<Column> attributes(Map<String, JsonNode> data) {
        List<Column> columns = new ArrayList<>();
        data.forEach(
                (name, node) -> {
                    Optional<String> value =
                            node.isArray() ? list(node) : scalar(node, "yes", "no");
                    if (!ATTRIBUTE.matcher(name).matches()) {
                        body.reject("data", Message.of("http.attribute_name", name));
                    } else if (value.isEmpty()) {
                        body.reject("data", Message.of("http.attribute_value", name));
                    } else {
                        columns.add(new Column(name, value.get()));
                    }
                });
        return columns;
    }

    /// Query words in the order given: the router's stack machine reads them so.
    List<String> queries(Map<String, JsonNode> params) {
        List<String> queries = new ArrayList<>();
        params.forEach(
                (name, node) -> {
                    if (name.equals(PROPLIST)) {
                        return;
                    }
                    Optional<String> value = scalar(node, "true", "false");
                    if (!QUERY.matcher(name).matches()) {
                        body.reject("params", Message.of("http.attribute_name", name));
                    } else if (value.isEmpty()) {
                        body.reject("params", Message.of("http.attribute_value", name));
                    } else {
                        queries.add(
                                query(
                                        name.startsWith("?") ? name.substring(1) : name,
                                        value.get()));
                    }
                });
        return queries;
    }

    /// Which columns the router is to give, as the attribute that the API has for it.
    List<Column> proplist(Map<String, JsonNode> params) {
        JsonNode node = params.get(PROPLIST);
        if (node == null) {
            return List.of();
        }
        Optional<String> names = node.isArray() ? list(node) : scalar(node, "yes", "no");
        if (names.isEmpty()) {
            body.reject("params", Message.of("http.attribute_value", PROPLIST));
        }
        return List.of(new Column(PROPLIST, names.orElse("")));
    }

    private static String query(String name, String value) {
        if (name.equals("#")) {
            return "?#" + value;
        }
        return name.startsWith("-") ? "?" + name : "?" + name + "=" + value;
    }

    private Optional<String> list(JsonNode node) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : node) {
            Optional<String> text = scalar(element, "yes", "no");
            if (text.isEmpty()) {
                return Optional.empty();
            }
            texts.add(text.get());
        }
        return Optional.of(String.join(",", texts));
    }

    /// Text as it is, whole numbers in digits, truth in the words of the place.
    private static Optional<String> scalar(JsonNode node, String yes, String no) {
        if (node.isString()) {
            return Optional.of(node.stringValue()).filter(Utf8::isEncodable);
        }
        if (node.isBoolean()) {
            return Optional.of(node.booleanValue() ? yes : no);
        }
        return node.isIntegralNumber() ? Optional.of(node.asString()) : Optional.empty();
    }
}
