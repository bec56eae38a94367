package org.cloudpilot.service.access;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.LeaseId;
import org.cloudpilot.store.Store;
import org.cloudpilot.store.TokenFamily;
import org.cloudpilot.vault.StoreKey;
import org.jspecify.annotations.Nullable;

/// Token families while the store is open. What changes them is called under the lock of
/// [AccessService]; the checks are not.
final class TokenDesk {
    /// How long a family lives without being refreshed.
    private static final Duration REFRESH_LIFE = Duration.ofDays(30);

    private static final String LEASE_PREFIX = "token:";

    private final Store store;
    private final Clock clock;
    private final Map<String, Pass> passes = new ConcurrentHashMap<>();
    private volatile @Nullable AccessTokens signer;

    TokenDesk(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    static LeaseId leaseOf(String family) {
        return new LeaseId(LEASE_PREFIX + family);
    }

    /// The family of a token's lease; empty for other leases.
    static Optional<String> familyOf(LeaseId lease) {
        return lease.value().startsWith(LEASE_PREFIX)
                ? Optional.of(lease.value().substring(LEASE_PREFIX.length()))
                : Optional.empty();
    }

    void open(StoreKey key, String storeId) {
        signer = new AccessTokens(key.tokenKey(storeId), storeId);
        store.tokenFamilies().deleteExpired(clock.instant());
    }

    void close() {
        passes.clear();
        AccessTokens open = signer;
        signer = null;
        if (open != null) {
            open.close();
        }
    }

    boolean isOpen() {
        return signer != null;
    }

    /// The family of a valid access token, whether it lives or not.
    Optional<String> familyOf(String accessToken) {
        AccessTokens open = signer;
        return open == null ? Optional.empty() : open.family(accessToken, clock.instant());
    }

    Optional<Pass> pass(String family) {
        return Optional.ofNullable(passes.get(family));
    }

    void admit(String family, Pass pass) {
        passes.put(family, pass);
    }

    Optional<TokenFamily> find(String family) {
        return store.tokenFamilies().find(family);
    }

    void forgetEnded(Moment now) {
        passes.values().removeIf(pass -> !pass.lease().lives(now));
    }

    /// Writes a new family down and gives out its first tokens.
    ///
    /// @param pass the family's
    /// @param key the key pair that logged in; null for a password
    Tokens begin(Pass pass, RefreshToken first, @Nullable Pass key) {
        Instant now = clock.instant();
        Instant longest = now.plus(REFRESH_LIFE);
        Instant expiresAt = longest;
        if (key != null) {
            expiresAt = key.expiresAt().filter(longest::isAfter).orElse(longest);
        }
        var family =
                new TokenFamily(
                        first.family(),
                        pass.caller().user(),
                        key == null ? null : key.key().orElseThrow(),
                        pass.caller().scopes(),
                        first.hash(),
                        now,
                        expiresAt);
        store.tokenFamilies().insert(family);
        passes.put(first.family(), pass);
        return tokens(pass.caller(), first, family);
    }

    /// The next pair for the good refresh token; the presented one is spent.
    Tokens rotate(TokenFamily family, Caller caller) {
        RefreshToken next = RefreshToken.next(family.id());
        Instant expiresAt =
                family.key() == null ? clock.instant().plus(REFRESH_LIFE) : family.expiresAt();
        TokenFamily rotated = family.rotated(next.hash(), expiresAt);
        store.tokenFamilies().update(rotated);
        return tokens(caller, next, rotated);
    }

    static boolean isGood(TokenFamily family, RefreshToken presented) {
        return MessageDigest.isEqual(family.secretHash(), presented.hash());
    }

    /// Ends a family: none of its tokens is accepted from here on.
    void revoke(String family) {
        passes.remove(family);
        store.tokenFamilies().delete(family);
    }

    private Tokens tokens(Caller caller, RefreshToken refresh, TokenFamily family) {
        AccessTokens open = signer;
        if (open == null) {
            throw new IllegalStateException("the store is locked");
        }
        Instant now = clock.instant();
        Instant expiresAt = now.plus(AccessTokens.LIFE);
        return new Tokens(
                open.sign(
                        caller.user(),
                        family.id(),
                        now,
                        expiresAt.isAfter(family.expiresAt()) ? family.expiresAt() : expiresAt),
                refresh.text(),
                caller.user(),
                caller.username());
    }
}
