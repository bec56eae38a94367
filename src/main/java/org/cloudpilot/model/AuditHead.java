package org.cloudpilot.model;

import java.util.HexFormat;

/// An end of the audit chain: how far it reaches, and the MAC that binds everything up to there.
/// Not secret. Kept outside the store, it proves later that nothing before it was cut off.
///
/// @param sequence of the newest entry; 0 before the first
/// @param mac in lowercase hexadecimal digits
public record AuditHead(long sequence, String mac) {
    private static final int MAC_LENGTH = 32;

    /// Before the first entry.
    public static final AuditHead NONE = new AuditHead(0, new byte[MAC_LENGTH]);

    public AuditHead(long sequence, byte[] mac) {
        this(sequence, HexFormat.of().formatHex(mac));
    }
}
