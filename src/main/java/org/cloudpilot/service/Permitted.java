package org.cloudpilot.service;

import java.util.function.Supplier;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Scope;
import org.cloudpilot.model.StoreWriteException;
import org.cloudpilot.store.StoreClosedException;

/// Where callers' work in a space runs: whoever may not, or is locked out meanwhile, is told so.
public final class Permitted {
    private Permitted() {}

    public static <T> Outcome<T> to(Caller caller, Scope scope, Supplier<Outcome<T>> work) {
        if (!caller.may(scope)) {
            return Outcome.refused(new Refusal.NotPermitted(scope));
        }
        try {
            return work.get();
        } catch (StoreClosedException lockedMeanwhile) {
            return Outcome.refused(new Refusal.Locked());
        } catch (StoreWriteException failed) {
            return Outcome.refused(failed.refusal());
        }
    }
}
