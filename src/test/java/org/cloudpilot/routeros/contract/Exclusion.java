package org.cloudpilot.routeros.contract;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What an engine cannot do, and why. Each is told as a skipped test with its reason.
record Exclusion(Predicate<Subject> subject, List<String> clauses, String reason) {
    private static final List<Exclusion> ALL =
            List.of(
                    of(
                            Subject::isRest,
                            "JSON objects hold no order of duplicates and REST's errors no category",
                            "aTrapHasItsCategory"),
                    of(
                            Subject::isRest,
                            "REST's listen never sends a byte (routeros-facts), so it is refused",
                            "changesAreStreamed"),
                    of(
                            Subject::isMikrotikJava,
                            "the library keeps a row in a hash map",
                            "columnsKeepTheirOrder"),
                    of(
                            Subject::isMikrotikJava,
                            "the library's command line has no such condition; nothing is sent",
                            "theStackMachineChoosesTheSameRows"),
                    of(
                            Subject::isMikrotikJava,
                            "the library misreads or cannot quote such texts; nothing is sent",
                            "anyTextIsKept"),
                    of(
                            Subject::isMikrotikJava,
                            "the library has no sound way to end a stream",
                            "changesAreStreamed",
                            "aPrintIsStreamed"));

    private static Exclusion of(Predicate<Subject> subject, String reason, String... clauses) {
        return new Exclusion(subject, List.of(clauses), reason);
    }

    static Optional<String> reason(Subject subject, String clause) {
        return ALL.stream()
                .filter(each -> each.subject.test(subject) && each.clauses.contains(clause))
                .map(Exclusion::reason)
                .findFirst();
    }

    /// Every clause that is named here.
    static List<String> named() {
        return ALL.stream().flatMap(each -> each.clauses.stream()).toList();
    }
}
