package org.cloudpilot.http;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cloudpilot.model.Message;
import org.jspecify.annotations.Nullable;

/// One field of a request's body, or one parameter of its query, as the table of endpoints has it.
/// A reader that asks for a field without its row is a defect.
///
/// @param example a value as JSON has it
/// @param words the only ones that it may hold; empty for any
/// @param least null for no bound
/// @param most null for no bound
/// @param members of an object whose fields are known
record Field(
        String name,
        Kind kind,
        boolean required,
        Object example,
        List<String> words,
        @Nullable Long least,
        @Nullable Long most,
        List<Field> members) {
    /// Its type.
    enum Kind {
        TEXT,
        SECRET,
        TIME,
        INTEGER,
        ID,
        FLAG,
        TEXTS,
        TEXT_MAP,
        OBJECT,
        OBJECTS
    }

    Field {
        words = List.copyOf(words);
        members = List.copyOf(members);
    }

    static Field text(String name, String example) {
        return of(name, Kind.TEXT, example);
    }

    static Field secret(String name, String example) {
        return of(name, Kind.SECRET, example);
    }

    static Field time(String name) {
        return of(name, Kind.TIME, "2027-01-31T12:00:00Z");
    }

    static Field integer(String name, int example, long least, long most) {
        return new Field(name, Kind.INTEGER, false, example, List.of(), least, most, List.of());
    }

    static Field id(String name) {
        return of(name, Kind.ID, 1);
    }

    static Field flag(String name, boolean example) {
        return of(name, Kind.FLAG, example);
    }

    static Field texts(String name, String... examples) {
        return of(name, Kind.TEXTS, List.of(examples));
    }

    static Field textMap(String name, Map<String, String> example) {
        return of(name, Kind.TEXT_MAP, example);
    }

    /// An object whose members may be of several types.
    static Field object(String name, Map<String, Object> example) {
        return of(name, Kind.OBJECT, example);
    }

    static Field objects(String name, List<Map<String, Object>> example, List<Field> members) {
        return new Field(name, Kind.OBJECTS, false, example, List.of(), null, null, members);
    }

    static Field object(String name, Map<String, Object> example, List<Field> members) {
        return new Field(name, Kind.OBJECT, false, example, List.of(), null, null, members);
    }

    private static Field of(String name, Kind kind, Object example) {
        return new Field(name, kind, false, example, List.of(), null, null, List.of());
    }

    /// The same, but it must be there.
    Field must() {
        return new Field(name, kind, true, example, words, least, most, members);
    }

    /// The same, but it holds one of these.
    Field oneOf(String... known) {
        return new Field(name, kind, required, example, List.of(known), least, most, members);
    }

    static <T> Field oneOf(Field field, T[] values, java.util.function.Function<T, String> word) {
        return field.oneOf(Stream.of(values).map(word).toArray(String[]::new));
    }

    /// What it is, for developers.
    Message meaning() {
        return Message.of("api.field." + name);
    }
}
