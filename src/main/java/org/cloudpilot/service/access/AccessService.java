package org.cloudpilot.service.access;

import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Subscription;
import org.cloudpilot.store.Store;
import org.cloudpilot.vault.DataFolder;
import org.jspecify.annotations.Nullable;

/// Lets people and scripts in, and keeps their keys in memory only while one of their leases lives.
public final class AccessService implements AutoCloseable {
    /// What can be said of the store without any credential.
    public enum StoreState {
        /// There is none yet; the first registration makes it.
        ABSENT,
        LOCKED,
        OPEN
    }

    public AccessService(DataFolder folder, Store store, AccessOptions options) {
        folder.path();
        store.routers();
        options.clock();
    }

    public StoreState state() {
        throw new UnsupportedOperationException();
    }

    /// The first user of an absent store creates it and owns it. Everybody gets a personal space, a
    /// password slot and a first key pair with all scopes but `secrets`. Refused with `Invalid`,
    /// `Duplicate`, `Locked`, `RegistrationClosed`, `TooMany` or `StoreBroken`.
    public Outcome<Registered> register(String username, @Nullable String email, Secret password) {
        throw new UnsupportedOperationException();
    }

    /// The window's sign-in: makes a lease that lasts until [#lock].
    public Outcome<Caller> signIn(String username, Secret password) {
        throw new UnsupportedOperationException();
    }

    /// Ends the window's lease. The store stays open while any other lease lives.
    public void lock(Caller windowCaller) {
        throw new UnsupportedOperationException();
    }

    /// Ends all leases, wipes all keys, closes the store.
    public void lockAll() {
        throw new UnsupportedOperationException();
    }

    /// A script's log-in by password.
    ///
    /// @param from the peer's address, for the limits
    public Outcome<Tokens> logIn(String username, Secret password, String from) {
        throw new UnsupportedOperationException();
    }

    /// A script's log-in by key pair: its tokens have the key's scopes and die with it.
    public Outcome<Tokens> logInWithKey(String publicKey, Secret privateKey, String from) {
        throw new UnsupportedOperationException();
    }

    /// The next pair of tokens. A refresh token that was spent before ends its whole family.
    public Outcome<Tokens> refresh(String refreshToken, String from) {
        throw new UnsupportedOperationException();
    }

    /// Ends the caller's token family or window session; a key pair stays what it is.
    public void logOut(Caller caller) {
        throw new UnsupportedOperationException();
    }

    public Outcome<Caller> callerOfToken(String accessToken) {
        throw new UnsupportedOperationException();
    }

    /// Opens a locked store, too. Afterwards it is answered from memory.
    public Outcome<Caller> callerOfKey(String publicKey, Secret privateKey, String from) {
        throw new UnsupportedOperationException();
    }

    /// Tells `listener` of the spaces that are unlocked now, then of every change.
    public Subscription watchSpaces(SpaceListener listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
