package org.cloudpilot.store.maintenance;

/// How the file's schema stands to the program's.
public sealed interface SchemaStanding {
    /// It is what the program knows, possibly since a moment ago.
    record Current() implements SchemaStanding {}

    /// There is none, although the file is not new: H2 makes an empty database of a file that was
    /// cut to nothing.
    record Lost() implements SchemaStanding {}

    /// A newer program made it; it was not touched.
    record Newer(int found, int known) implements SchemaStanding {}

    /// It is older, and the copy to keep before it is changed could not be written; it was not
    /// touched.
    ///
    /// @param errorCode the database's
    record NotCopied(int errorCode) implements SchemaStanding {}
}
