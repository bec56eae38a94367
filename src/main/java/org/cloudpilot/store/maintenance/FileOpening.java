package org.cloudpilot.store.maintenance;

/// How opening the database file went.
public sealed interface FileOpening {
    record Opened(DatabaseFile file) implements FileOpening {}

    /// It cannot be read with this key: a wrong key or a damaged file, which the database cannot
    /// tell.
    record Unreadable() implements FileOpening {}

    /// Another process has it open.
    record InUse() implements FileOpening {}

    /// The database refused for a reason of its own.
    ///
    /// @param errorCode the database's error code
    record Failed(int errorCode) implements FileOpening {}
}
