package org.cloudpilot.store.maintenance;

/// How the file's schema stands to the program's.
public sealed interface SchemaStanding {
    /// It is what the program knows, possibly since a moment ago.
    record Current() implements SchemaStanding {}

    /// A newer program made it; it was not touched.
    record Newer(int found, int known) implements SchemaStanding {}
}
