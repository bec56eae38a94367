package org.cloudpilot.vault;

/// The price of one guess at a password (Argon2id, RFC 9106). They stand in the slot, so that each
/// slot can be opened with those it was made with.
public record Argon2Parameters(int memoryKib, int passes, int lanes) {
    /// What new slots get.
    public static final Argon2Parameters STANDARD = new Argon2Parameters(64 * 1024, 3, 1);

    /// OWASP's minimum; a slot below it was not made by this program.
    public static final Argon2Parameters FLOOR = new Argon2Parameters(19 * 1024, 2, 1);

    private static final int MOST_MEMORY_KIB = 1024 * 1024;
    private static final int MOST_PASSES = 10;
    private static final int MOST_LANES = 4;

    /// Whether every parameter is at least the one of `other`.
    public boolean atLeast(Argon2Parameters other) {
        return memoryKib >= other.memoryKib && passes >= other.passes && lanes >= other.lanes;
    }

    /// Whether a file with these was made to exhaust the machine.
    public boolean hostile() {
        return memoryKib > MOST_MEMORY_KIB || passes > MOST_PASSES || lanes > MOST_LANES;
    }
}
