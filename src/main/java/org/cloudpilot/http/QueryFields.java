package org.cloudpilot.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.cloudpilot.model.FieldErrors;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.jspecify.annotations.Nullable;

/// The parameters behind the `?`, read by name. [#read] refuses those that nobody asked for: a
/// misspelt filter that silently matched everything would be worse than an error.
final class QueryFields {
    private final Map<String, List<String>> values;
    private final Set<String> asked = new LinkedHashSet<>();
    private final FieldErrors.Collector errors = new FieldErrors.Collector();

    private final Set<String> known;

    private QueryFields(Map<String, List<String>> values, Set<String> known) {
        this.values = values;
        this.known = known;
    }

    /// Empty when `raw` is not percent-encoded UTF-8.
    static Optional<QueryFields> parse(String raw) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : raw.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            Optional<String> name =
                    PercentCoding.decode(equals < 0 ? pair : pair.substring(0, equals), true);
            Optional<String> value =
                    PercentCoding.decode(equals < 0 ? "" : pair.substring(equals + 1), true);
            if (name.isEmpty() || value.isEmpty()) {
                return Optional.empty();
            }
            values.computeIfAbsent(name.get(), _ -> new ArrayList<>()).add(value.get());
        }
        return Optional.of(new QueryFields(values, Set.of()));
    }

    /// The same for an endpoint that has these parameters in the table.
    QueryFields knowing(Set<String> names) {
        return new QueryFields(values, names);
    }

    /// The values of a parameter that may be repeated.
    List<String> all(String name) {
        if (!known.contains(name)) {
            throw new IllegalStateException("not in the table of endpoints: " + name);
        }
        asked.add(name);
        return values.getOrDefault(name, List.of());
    }

    /// The value of a parameter that stands once or not at all.
    @Nullable String text(String name) {
        List<String> found = all(name);
        if (found.size() > 1) {
            errors.add(name, Message.of("http.field_repeated"));
        }
        return found.isEmpty() ? null : found.getFirst();
    }

    /// The value of a parameter that must stand there.
    String requiredText(String name) {
        String text = text(name);
        if (text == null) {
            errors.add(name, Message.of("field.required"));
        }
        return text == null ? "" : text;
    }

    /// A whole number within bounds.
    @Nullable Long number(String name, long least, long most) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        // eighteen digits always fit
        if (text.matches("[0-9]{1,18}")) {
            long value = Long.parseLong(text);
            if (value >= least && value <= most) {
                return value;
            }
        }
        errors.add(name, Message.of("http.field_bounds", least, most));
        return null;
    }

    /// One of a few words.
    @Nullable String word(String name, List<String> words) {
        String text = text(name);
        if (text == null || words.contains(text)) {
            return text;
        }
        errors.add(name, Message.of("http.field_word", String.join(", ", words)));
        return null;
    }

    /// What `made` makes of the parameters, or what is wrong with them.
    <T> Outcome<T> read(Supplier<T> made) {
        T value = made.get();
        for (String name : values.keySet()) {
            if (!asked.contains(name)) {
                errors.add(name, Message.of("http.parameter_unknown"));
            }
        }
        return errors.isEmpty()
                ? Outcome.done(value)
                : Outcome.refused(new Refusal.Invalid(errors.errors()));
    }
}
