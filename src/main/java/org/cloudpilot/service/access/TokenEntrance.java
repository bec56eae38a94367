package org.cloudpilot.service.access;

import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.util.Optional;
import org.cloudpilot.model.Actor;
import org.cloudpilot.model.AuditEvent;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.service.access.AccessService.StoreState;
import org.cloudpilot.store.TokenFamily;

/// How scripts come in with a token, and get the next one.
final class TokenEntrance {
    private static final Logger LOG = System.getLogger(TokenEntrance.class.getName());

    private final Gate gate;
    private final Admission admission;
    private final StoreDoor door;
    private final Attempts attempts;

    TokenEntrance(Gate gate) {
        this.gate = gate;
        this.admission = gate.admission();
        this.door = gate.door();
        this.attempts = gate.attempts();
    }

    Outcome<Pass> pass(String accessToken) {
        Optional<String> family = admission.tokens().familyOf(accessToken);
        if (family.isEmpty()) {
            // locked, nobody can tell a good token from a bad one
            return Outcome.refused(
                    door.state() == StoreState.LOCKED
                            ? new Refusal.Locked()
                            : new Refusal.BadCredentials());
        }
        Optional<Pass> known = admission.tokens().pass(family.get());
        return known.isPresent() && admission.use(known.get())
                ? Outcome.done(known.get())
                : gate.admitting(() -> passOfFamily(family.get()));
    }

    private Outcome<Pass> passOfFamily(String family) {
        if (!door.isOpen()) {
            return Outcome.refused(new Refusal.Locked());
        }
        Optional<TokenFamily> row = admission.tokens().find(family);
        return row.isPresent() && gate.now().isBefore(row.get().expiresAt())
                ? admission.toTokens(row.get())
                : Outcome.refused(new Refusal.BadCredentials());
    }

    /// Tokens that have what the key pair has and die with it.
    Outcome<Tokens> ofKey(Pass key) {
        return gate.admitting(
                () -> {
                    if (!admission.lives(key.lease().id())) {
                        return Outcome.refused(new Refusal.Locked());
                    }
                    RefreshToken first = RefreshToken.ofNewFamily();
                    Pass pass = admission.toTokens(key, first.family());
                    return Outcome.done(admission.tokens().begin(pass, first, key));
                });
    }

    Outcome<Tokens> refresh(String refreshToken, String from) {
        Optional<RefreshToken> presented = RefreshToken.parse(refreshToken);
        if (presented.isEmpty()) {
            return attempts.wrongSecret("secrets from", from);
        }
        return gate.admitting(() -> refresh(presented.get(), from));
    }

    private Outcome<Tokens> refresh(RefreshToken presented, String from) {
        if (!door.isOpen()) {
            return Outcome.refused(
                    door.state() == StoreState.LOCKED
                            ? new Refusal.Locked()
                            : new Refusal.BadCredentials());
        }
        TokenDesk tokens = admission.tokens();
        Optional<TokenFamily> row =
                tokens.find(presented.family())
                        .filter(found -> gate.now().isBefore(found.expiresAt()));
        if (row.isEmpty()) {
            return attempts.wrongSecret("secrets from", from);
        }
        TokenFamily family = row.get();
        if (!TokenDesk.isGood(family, presented)) {
            LOG.log(Level.WARNING, "A spent refresh token was used again: its family is ended.");
            end(family, from);
            return attempts.wrongSecret("secrets from", from);
        }
        return admission.toTokens(family).map(pass -> tokens.rotate(family, pass.caller()));
    }

    void end(Caller caller, String refreshToken) {
        if (!door.isOpen() || !admission.lives(caller.lease())) {
            return;
        }
        RefreshToken.parse(refreshToken)
                .flatMap(presented -> admission.tokens().find(presented.family()))
                .filter(family -> family.user().equals(caller.user()))
                .filter(family -> !TokenDesk.leaseOf(family.id()).equals(caller.lease()))
                .ifPresent(
                        family -> {
                            gate.record(
                                    AuditEvent.of(caller, "account.sign_out", "", AuditEvent.OK));
                            admission.endFamily(family.id());
                        });
    }

    private void end(TokenFamily family, String from) {
        String name =
                gate.store()
                        .accounts()
                        .find(family.user())
                        .map(account -> account.username())
                        .orElse("");
        gate.record(
                new AuditEvent(
                        new Actor(family.user(), name, from),
                        null,
                        "token.reused",
                        "refresh token",
                        "bad_credentials",
                        ""));
        admission.endFamily(family.id());
    }
}
