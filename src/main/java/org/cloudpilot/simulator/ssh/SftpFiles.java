package org.cloudpilot.simulator.ssh;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Files by their whole names: `flash/nightly.backup`, without a slash at the beginning.
public interface SftpFiles {
    /// @param size in bytes; 0 for a directory
    record Entry(String name, boolean directory, long size, Instant modified) {}

    /// All of them, directories too.
    List<Entry> all();

    byte @Nullable [] read(String name);

    void write(String name, byte[] contents);

    void makeDirectory(String name);

    /// False when there was none.
    boolean remove(String name);

    /// False when there was none, or there is one of the new name.
    boolean rename(String from, String to);
}
