package org.cloudpilot.service.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cloudpilot.model.AuditEvent;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;

/// Something that a caller does and that is recorded however it ends: done, refused, or broken off
/// by a defect. Whoever does it fills in what becomes known on the way. For one thread.
public final class Deed {
    /// The outcome of what a defect broke off.
    private static final String FAILED = "failed";

    /// The outcome of what is not over yet.
    private static final String BEGUN = "begun";

    private final String action;
    private final List<Part> parts = new ArrayList<>();
    private String target;
    private String outcome = AuditEvent.OK;
    private String detail = "";

    private record Part(String target, String outcome, String detail) {}

    /// @param action a stable word of two parts: `router.add`
    /// @param target what it is done to, as far as that is known
    public Deed(String action, String target) {
        this.action = action;
        this.target = target;
    }

    /// What it is done to is known better now.
    public void on(String other) {
        target = other;
    }

    /// Never a secret, nor its length.
    public void detail(String more) {
        detail = more;
    }

    /// How it went, where the answer to the caller is no refusal: `ok`, or the stable word of what
    /// went wrong.
    public void outcome(String word) {
        outcome = word;
    }

    /// One of several things that this is done to: each is an entry of its own, in place of the
    /// whole.
    public void part(String itsTarget, String itsOutcome, String itsDetail) {
        parts.add(new Part(itsTarget, itsOutcome, itsDetail));
    }

    /// Records that it begins now, in an entry of its own: should the program end before the
    /// outcome is known, that is what stays. For what cannot be taken back, before it is done.
    ///
    /// @return false when it could not be written: it must not be done then
    public boolean begins(AuditTrail trail, Caller caller) {
        return trail.record(AuditEvent.of(caller, action, target, BEGUN).withDetail(detail));
    }

    /// Does it and records it. On return the entry is in the store, unless that was closed.
    public <T> Outcome<T> done(AuditTrail trail, Caller caller, Supplier<Outcome<T>> work) {
        boolean ended = false;
        try {
            Outcome<T> result = work.get();
            if (result instanceof Outcome.Refused<T>(var refusal)) {
                outcome = refusal.code();
                parts.clear();
            }
            ended = true;
            return result;
        } finally {
            if (!ended) {
                outcome = FAILED;
            }
            record(trail, caller);
        }
    }

    /// The same for what shows a secret: what could not be recorded is not shown.
    ///
    /// @param conceal wipes what is not shown
    public <T> Outcome<T> revealing(
            AuditTrail trail, Caller caller, Supplier<Outcome<T>> work, Consumer<T> conceal) {
        Outcome<T> result = Outcome.refused(new Refusal.Locked());
        boolean ended = false;
        boolean recorded = false;
        try {
            result = work.get();
            if (result instanceof Outcome.Refused<T>(var refusal)) {
                outcome = refusal.code();
            }
            ended = true;
        } finally {
            if (!ended) {
                outcome = FAILED;
            }
            try {
                recorded = record(trail, caller);
            } finally {
                if (!recorded && result instanceof Outcome.Done<T>(T secret)) {
                    conceal.accept(secret);
                }
            }
        }
        return recorded || result instanceof Outcome.Refused<T>
                ? result
                : Outcome.refused(new Refusal.StoreBroken(Message.of("refusal.not_recorded")));
    }

    private boolean record(AuditTrail trail, Caller caller) {
        if (parts.isEmpty()) {
            parts.add(new Part(target, outcome, detail));
        }
        boolean all = true;
        for (Part part : parts) {
            all &=
                    trail.record(
                            AuditEvent.of(caller, action, part.target(), part.outcome())
                                    .withDetail(part.detail()));
        }
        return all;
    }
}
