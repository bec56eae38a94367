package org.cloudpilot.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cloudpilot.model.Message;
import org.jspecify.annotations.Nullable;

/// What the table says of an endpoint to developers, and to the document made from it.
///
/// @param operation its name in the document; `""` until it has one
/// @param query its parameters behind the `?`
/// @param body its body's fields
/// @param replies what success looks like
/// @param codes the errors of its own, beside those that follow from its row
/// @param headers request headers that it knows
/// @param ignored fields of its answer that a script may send back, whose values do not matter
record Manual(
        String operation,
        List<Field> query,
        List<Field> body,
        List<Reply> replies,
        List<Code> codes,
        List<String> headers,
        List<String> ignored) {
    static final Manual EMPTY =
            new Manual("", List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    /// One kind of success.
    ///
    /// @param example an answer's record, or a list of them, or a text of another type; its class
    ///   gives the schema; null for no body
    record Reply(int status, String type, @Nullable Object example) {}

    Manual {
        query = List.copyOf(query);
        body = List.copyOf(body);
        replies = List.copyOf(replies);
        codes = List.copyOf(codes);
        headers = List.copyOf(headers);
        ignored = List.copyOf(ignored);
    }

    Manual as(String name) {
        return new Manual(name, query, body, replies, codes, headers, ignored);
    }

    Manual asks(List<Field> parameters) {
        return new Manual(operation, parameters, body, replies, codes, headers, ignored);
    }

    Manual takes(List<Field> fields) {
        return new Manual(operation, query, fields, replies, codes, headers, ignored);
    }

    Manual answers(Reply reply) {
        return new Manual(operation, query, body, with(replies, reply), codes, headers, ignored);
    }

    Manual fails(List<Code> further) {
        List<Code> all = new ArrayList<>(codes);
        all.addAll(further);
        return new Manual(operation, query, body, replies, all, headers, ignored);
    }

    Manual knows(String header) {
        return new Manual(operation, query, body, replies, codes, with(headers, header), ignored);
    }

    Manual ignores(List<String> names) {
        return new Manual(operation, query, body, replies, codes, headers, names);
    }

    Set<String> bodyNames() {
        return names(body);
    }

    Set<String> queryNames() {
        return names(query);
    }

    /// One sentence on what it does.
    Message meaning() {
        return Message.of("api." + operation);
    }

    private static Set<String> names(List<Field> fields) {
        return fields.stream().map(Field::name).collect(Collectors.toUnmodifiableSet());
    }

    private static <T> List<T> with(List<T> before, T more) {
        List<T> all = new ArrayList<>(before);
        all.add(more);
        return all;
    }
}
