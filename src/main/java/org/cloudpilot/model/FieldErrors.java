package org.cloudpilot.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is wrong with which field of a form or a body: the field's name in the HTTP API and one
/// sentence each, in the order of the fields.
public record FieldErrors(Map<String, List<Message>> byField) {
    public FieldErrors {
        byField = Collections.unmodifiableMap(new LinkedHashMap<>(byField));
    }

    public static FieldErrors of(String field, Message message) {
        return new FieldErrors(Map.of(field, List.of(message)));
    }

    public boolean isEmpty() {
        return byField.isEmpty();
    }

    /// The sentences beside `field`; empty when it is right.
    public List<Message> of(String field) {
        return byField.getOrDefault(field, List.of());
    }

    /// Collects errors while a form is read.
    public static final class Collector {
        private final Map<String, List<Message>> found = new LinkedHashMap<>();

        public Collector add(String field, Message message) {
            found.merge(
                    field,
                    List.of(message),
                    (a, b) -> {
                        var both = new java.util.ArrayList<>(a);
                        both.addAll(b);
                        return List.copyOf(both);
                    });
            return this;
        }

        public boolean isEmpty() {
            return found.isEmpty();
        }

        public FieldErrors errors() {
            return new FieldErrors(found);
        }
    }
}
