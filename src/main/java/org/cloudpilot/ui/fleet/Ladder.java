package org.cloudpilot.ui.fleet;

import java.util.ArrayList;
import java.util.List;
import org.cloudpilot.model.ConnectFailure.Rung;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.ConnectionTest;
import org.cloudpilot.model.PeerProof;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Units;
import org.jspecify.annotations.Nullable;

/// A connection test as a person sees it: every rung with its mark, and what came of it in a
/// sentence.
///
/// @param detail what the peer or the system said, or empty
/// @param proof what the router or a jump showed and nobody has confirmed
public record Ladder(
        List<Step> steps,
        Verdict verdict,
        String sentence,
        String detail,
        @Nullable PeerProof proof) {
    public enum Verdict {
        CLIMBING,
        PASSED,
        FAILED
    }

    public enum Mark {
        WAITING,
        PASSED,
        FAILED,
        /// An address needs no name, clear text no TLS.
        NOT_NEEDED
    }

    public record Step(Rung rung, Mark mark) {
        public String label() {
            return Sentences.of("ui.rung." + rung.name().toLowerCase(java.util.Locale.ROOT));
        }
    }

    public Ladder {
        steps = List.copyOf(steps);
    }

    Ladder(List<Step> steps, Verdict verdict, String sentence, String detail) {
        this(steps, verdict, sentence, detail, null);
    }

    static Ladder climbing(boolean byName, boolean tls) {
        List<Step> steps = new ArrayList<>();
        for (Rung rung : Rung.values()) {
            steps.add(new Step(rung, needed(rung, byName, tls) ? Mark.WAITING : Mark.NOT_NEEDED));
        }
        return new Ladder(steps, Verdict.CLIMBING, Sentences.of("ui.test.climbing"), "");
    }

    static Ladder of(ConnectionTest test, boolean byName, boolean tls) {
        ConnectProblem problem = test.problem();
        Rung broken = problem == null ? null : problem.rung();
        List<Step> steps = new ArrayList<>();
        boolean passed = true;
        for (Rung rung : Rung.values()) {
            if (rung == broken) {
                steps.add(new Step(rung, Mark.FAILED));
                passed = false;
            } else if (!needed(rung, byName, tls)) {
                steps.add(new Step(rung, Mark.NOT_NEEDED));
            } else {
                steps.add(new Step(rung, passed ? Mark.PASSED : Mark.WAITING));
            }
        }
        if (problem == null) {
            return new Ladder(steps, Verdict.PASSED, success(test), "");
        }
        return new Ladder(
                steps,
                Verdict.FAILED,
                Sentences.of(problem.failure().message()),
                problem.proof() == null ? problem.detail() : "",
                problem.proof());
    }

    private static boolean needed(Rung rung, boolean byName, boolean tls) {
        return switch (rung) {
            case NAME -> byName;
            case TLS -> tls;
            case ADDRESS, PORT, LOG_IN, RIGHTS -> true;
        };
    }

    private static String success(ConnectionTest test) {
        String identity = test.identity() == null ? "" : test.identity();
        String version = test.version() == null ? "" : test.version();
        String latency = test.latency() == null ? "" : Units.millis(test.latency());
        return Sentences.of("ui.test.passed", identity, version, latency);
    }
}
