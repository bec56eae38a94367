package org.cloudpilot.routeros.ssh;

/// How much a session takes from its router.
///
/// @param text the most bytes that one console line may answer with
/// @param file the most bytes of one file
public record SshLimits(int text, int file) {
    public static SshLimits standard() {
        return new SshLimits(32 << 20, 128 << 20);
    }
}
