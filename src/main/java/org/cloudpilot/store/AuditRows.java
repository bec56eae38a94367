package org.cloudpilot.store;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.cloudpilot.model.Actor;
import org.cloudpilot.model.AuditEntry;
import org.cloudpilot.model.AuditEvent;
import org.cloudpilot.model.AuditHead;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.UserId;
import org.cloudpilot.store.entity.AuditEntryEntity;
import org.cloudpilot.store.entity.AuditHeadEntity;

/// Between the audit log's records and its rows.
final class AuditRows {
    private static final int USERNAME = 150;
    private static final int SHORT = 100;
    private static final int TARGET = 1_000;
    private static final int DETAIL = 4_000;
    private static final String CUT = "…";

    private AuditRows() {}

    /// The event with its texts cut to what their columns hold.
    static AuditEvent fitting(AuditEvent event) {
        Actor actor = event.actor();
        return new AuditEvent(
                new Actor(actor.user(), cut(actor.username(), USERNAME), cut(actor.via(), SHORT)),
                event.space(),
                cut(event.action(), SHORT),
                cut(event.target(), TARGET),
                cut(event.outcome(), SHORT),
                cut(event.detail(), DETAIL));
    }

    private static String cut(String text, int length) {
        // half a surrogate pair is no character: neither a file nor a MAC could hold it
        String whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        if (whole.length() <= length) {
            return whole;
        }
        int end = length - CUT.length();
        return whole.substring(0, Character.isHighSurrogate(whole.charAt(end - 1)) ? end - 1 : end)
                + CUT;
    }

    static AuditEntryEntity row(AuditEntry entry) {
        var row = new AuditEntryEntity();
        UserId user = entry.user();
        SpaceId space = entry.space();
        row.sequence = entry.sequence();
        row.at = entry.at();
        row.accountId = user == null ? null : user.value();
        row.username = entry.username();
        row.via = entry.via();
        row.spaceId = space == null ? null : space.value();
        row.action = entry.action();
        row.target = entry.target();
        row.outcome = entry.outcome();
        row.detail = entry.detail();
        row.mac = HexFormat.of().parseHex(entry.mac());
        return row;
    }

    static AuditEntry entry(AuditEntryEntity row) {
        Long user = row.accountId;
        Long space = row.spaceId;
        return new AuditEntry(
                row.sequence,
                row.at,
                user == null ? null : new UserId(user),
                row.username,
                row.via,
                space == null ? null : new SpaceId(space),
                row.action,
                row.target,
                row.outcome,
                row.detail,
                HexFormat.of().formatHex(row.mac));
    }

    static AuditHead head(AuditHeadEntity row) {
        return new AuditHead(row.sequence, row.mac);
    }
}
