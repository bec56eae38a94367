package org.cloudpilot.model;

import java.util.Optional;
import java.util.function.Function;

/// What a service method answers: the value, or an expected refusal that the caller must deal with.
public sealed interface Outcome<T> {
    record Done<T>(T value) implements Outcome<T> {}

    record Refused<T>(Refusal refusal) implements Outcome<T> {}

    static <T> Outcome<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Outcome<T> refused(Refusal refusal) {
        return new Refused<>(refusal);
    }

    /// What was looked for, or that there is no such thing.
    static <T> Outcome<T> found(Optional<T> thing) {
        return thing.<Outcome<T>>map(Done::new)
                .orElseGet(() -> new Refused<>(new Refusal.NotFound()));
    }

    default <R> Outcome<R> map(Function<T, R> step) {
        return switch (this) {
            case Done<T>(T value) -> done(step.apply(value));
            case Refused<T>(Refusal refusal) -> refused(refusal);
        };
    }

    default <R> Outcome<R> then(Function<T, Outcome<R>> step) {
        return switch (this) {
            case Done<T>(T value) -> step.apply(value);
            case Refused<T>(Refusal refusal) -> refused(refusal);
        };
    }

    /// The value, where a refusal would be a defect of the caller.
    default T orThrow() {
        return switch (this) {
            case Done<T>(T value) -> value;
            case Refused<T>(Refusal refusal) ->
                    throw new IllegalStateException("refused: " + refusal.code());
        };
    }
}
