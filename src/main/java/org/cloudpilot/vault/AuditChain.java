package org.cloudpilot.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.cloudpilot.model.AuditEntry;
import org.cloudpilot.model.AuditEvent;
import org.cloudpilot.model.AuditHead;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.UserId;
import org.jspecify.annotations.Nullable;

/// Binds the entries of the audit log to each other: HMAC-SHA256 over the MAC of the entry before,
/// the sequence and every field, each with its length. Without the key nobody can change, take out,
/// put in or swap an entry unseen; whoever has the store's key has this key, too.
public final class AuditChain implements AutoCloseable {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_LENGTH = 32;

    private final Secret key;

    /// Takes over `key`, of 256 bits.
    public AuditChain(Secret key) {
        if (key.length() != KEY_LENGTH) {
            throw new IllegalArgumentException("an audit key has 256 bits");
        }
        this.key = key;
    }

    /// A key for a store that has none yet.
    public static byte[] newKey() {
        return RandomBytes.of(KEY_LENGTH);
    }

    /// The entry for `event` behind `head`. The event's texts are taken as they are.
    public AuditEntry append(AuditHead head, AuditEvent event, Instant at) {
        var unbound =
                new AuditEntry(
                        head.sequence() + 1,
                        at.truncatedTo(ChronoUnit.MICROS),
                        event.actor().user(),
                        event.actor().username(),
                        event.actor().via(),
                        event.space(),
                        event.action(),
                        event.target(),
                        event.outcome(),
                        event.detail(),
                        "");
        return new AuditEntry(
                unbound.sequence(),
                unbound.at(),
                unbound.user(),
                unbound.username(),
                unbound.via(),
                unbound.space(),
                unbound.action(),
                unbound.target(),
                unbound.outcome(),
                unbound.detail(),
                HexFormat.of().formatHex(mac(head.mac(), unbound)));
    }

    /// Whether `entry` is the one that was appended to `head`.
    public boolean holds(AuditHead head, AuditEntry entry) {
        byte[] expected =
                HexFormat.of()
                        .formatHex(mac(head.mac(), entry))
                        .getBytes(StandardCharsets.US_ASCII);
        byte[] found = entry.mac().getBytes(StandardCharsets.US_ASCII);
        return entry.sequence() == head.sequence() + 1 && MessageDigest.isEqual(expected, found);
    }

    private byte[] mac(String previous, AuditEntry entry) {
        UserId user = entry.user();
        SpaceId space = entry.space();
        byte[] bound =
                new AssociatedData("cloudpilot/audit/v1")
                        .and(previous)
                        .and(entry.sequence())
                        .and(entry.at().getEpochSecond())
                        .and(entry.at().getNano())
                        .and(orNobody(user == null ? null : user.value()))
                        .and(entry.username())
                        .and(entry.via())
                        .and(orNobody(space == null ? null : space.value()))
                        .and(entry.action())
                        .and(entry.target())
                        .and(entry.outcome())
                        .and(entry.detail())
                        .toBytes();
        return key.use(
                bytes -> {
                    try {
                        Mac mac = Mac.getInstance(ALGORITHM);
                        mac.init(new SecretKeySpec(bytes, ALGORITHM));
                        return mac.doFinal(bound);
                    } catch (GeneralSecurityException absent) {
                        throw new IllegalStateException("the JDK lacks " + ALGORITHM, absent);
                    }
                });
    }

    /// No id has no digits.
    private static String orNobody(@Nullable Long id) {
        return id == null ? "" : Long.toString(id);
    }

    @Override
    public void close() {
        key.close();
    }

    @Override
    public String toString() {
        return "AuditChain[…]";
    }
}
