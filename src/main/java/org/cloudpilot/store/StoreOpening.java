package org.cloudpilot.store;

/// How opening the store went.
public sealed interface StoreOpening {
    record Opened() implements StoreOpening {}

    /// The file is not there.
    record Missing() implements StoreOpening {}

    /// Wrong key or damaged file; the caller knows whether the key is right.
    record Unreadable() implements StoreOpening {}

    /// Another process has it open.
    record InUse() implements StoreOpening {}

    /// A newer program made it; nothing was touched.
    record Newer(int found, int known) implements StoreOpening {}

    /// @param errorCode the database's
    record Failed(int errorCode) implements StoreOpening {}
}
