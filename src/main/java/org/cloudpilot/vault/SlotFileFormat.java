package org.cloudpilot.vault;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cloudpilot.model.AuditHead;
import org.cloudpilot.model.Scope;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.UserId;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The text of the slot file: JSON with its format's version and a checksum over the rest, so that
/// a damaged file is known as such before a password is tried on it. The checksum guards against
/// accidents only; against hands, each slot guards itself.
final class SlotFileFormat {
    static final int FORMAT = 2;

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private SlotFileFormat() {}

    static byte[] print(KeySlots slots) {
        ObjectNode store = JSON.createObjectNode();
        store.put("id", slots.storeId());
        store.put("generation", slots.generation());
        store.put("check", base64(slots.check()));
        byte[] nextCheck = slots.nextCheck();
        if (nextCheck != null) {
            store.put("next_check", base64(nextCheck));
        }
        String nextMark = slots.nextMark();
        if (nextMark != null) {
            store.put("next_mark", nextMark);
        }
        AuditHead head = slots.auditHead();
        if (head != null) {
            store.putObject("audit_head").put("sequence", head.sequence()).put("mac", head.mac());
        }
        var list = store.putArray("slots");
        for (KeySlot slot : slots.slots()) {
            print(slot, list.addObject());
        }
        ObjectNode file = JSON.createObjectNode();
        file.put("format", FORMAT);
        file.put("checksum", checksum(store));
        file.set("store", store);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(file);
    }

    private static void print(KeySlot slot, ObjectNode into) {
        into.put("id", slot.id());
        into.put("kind", slot.kind().word());
        into.put("user", slot.user().value());
        into.put("name", slot.name());
        var scopes = into.putArray("scopes");
        slot.scopes().stream().map(Scope::word).sorted().forEach(scopes::add);
        Instant expiresAt = slot.expiresAt();
        if (expiresAt != null) {
            into.put("expires_at", expiresAt.toString());
        }
        SpaceId space = slot.space();
        if (space != null) {
            into.put("space", space.value());
        }
        Argon2Parameters argon2 = slot.argon2();
        if (argon2 != null) {
            into.putObject("argon2")
                    .put("memory_kib", argon2.memoryKib())
                    .put("passes", argon2.passes())
                    .put("lanes", argon2.lanes());
        }
        into.put("salt", base64(slot.salt()));
        byte[] receiver = slot.receiver();
        if (receiver != null) {
            into.put("receiver", base64(receiver));
        }
        into.put("wrapped", base64(slot.wrapped()));
        if (!slot.renewals().isEmpty()) {
            var renewals = into.putArray("renewals");
            slot.renewals().forEach(renewal -> renewals.add(base64(renewal)));
        }
    }

    /// One slot alone, as the store keeps it beside its list.
    static String print(KeySlot slot) {
        ObjectNode node = JSON.createObjectNode();
        print(slot, node);
        return JSON.writeValueAsString(node);
    }

    static Optional<KeySlot> parseSlot(String text) {
        try {
            return Optional.of(slot(JSON.readTree(text)));
        } catch (JacksonException | IllegalArgumentException | DateTimeException damaged) {
            return Optional.empty();
        }
    }

    static SlotFileReading parse(byte[] text, boolean previous) {
        try {
            JsonNode file = JSON.readTree(text);
            int format = whole(file, "format");
            if (format > FORMAT) {
                return new SlotFileReading.Newer(format, FORMAT);
            }
            JsonNode store = child(file, "store");
            if (!text(file, "checksum").equals(checksum(store))) {
                return new SlotFileReading.Damaged();
            }
            List<KeySlot> slots = new ArrayList<>();
            for (JsonNode slot : child(store, "slots")) {
                slots.add(slot(slot));
            }
            return new SlotFileReading.Found(
                    new KeySlots(
                            text(store, "id"),
                            number(store, "generation"),
                            bytes(store, "check"),
                            store.has("next_check") ? bytes(store, "next_check") : null,
                            store.has("next_mark") ? text(store, "next_mark") : null,
                            store.has("audit_head") ? head(child(store, "audit_head")) : null,
                            slots),
                    previous);
        } catch (JacksonException | IllegalArgumentException | DateTimeException damaged) {
            return new SlotFileReading.Damaged();
        }
    }

    private static KeySlot slot(JsonNode node) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (JsonNode word : child(node, "scopes")) {
            scopes.add(Scope.ofWord(word.asString()).orElseThrow(SlotFileFormat::damaged));
        }
        return new KeySlot(
                text(node, "id"),
                SlotKind.ofWord(text(node, "kind")).orElseThrow(SlotFileFormat::damaged),
                new UserId(number(node, "user")),
                text(node, "name"),
                scopes,
                node.has("expires_at") ? Instant.parse(text(node, "expires_at")) : null,
                node.has("space") ? new SpaceId(number(node, "space")) : null,
                node.has("argon2") ? argon2(child(node, "argon2")) : null,
                bytes(node, "salt"),
                node.has("receiver") ? bytes(node, "receiver") : null,
                bytes(node, "wrapped"),
                node.has("renewals") ? renewals(child(node, "renewals")) : List.of());
    }

    private static List<byte[]> renewals(JsonNode node) {
        List<byte[]> renewals = new ArrayList<>();
        for (JsonNode renewal : node) {
            if (!renewal.isString()) {
                throw damaged();
            }
            renewals.add(Base64.getDecoder().decode(renewal.stringValue()));
        }
        return renewals;
    }

    private static AuditHead head(JsonNode node) {
        return new AuditHead(number(node, "sequence"), text(node, "mac"));
    }

    private static Argon2Parameters argon2(JsonNode node) {
        return new Argon2Parameters(
                whole(node, "memory_kib"), whole(node, "passes"), whole(node, "lanes"));
    }

    private static JsonNode child(JsonNode parent, String name) {
        @Nullable JsonNode child = parent.get(name);
        if (child == null || !child.isContainer()) {
            throw damaged();
        }
        return child;
    }

    private static String text(JsonNode parent, String name) {
        @Nullable JsonNode child = parent.get(name);
        if (child == null || !child.isString()) {
            throw damaged();
        }
        return child.stringValue();
    }

    private static long number(JsonNode parent, String name) {
        @Nullable JsonNode child = parent.get(name);
        if (child == null || !child.canConvertToLong() || !child.isIntegralNumber()) {
            throw damaged();
        }
        return child.longValue();
    }

    private static int whole(JsonNode parent, String name) {
        long number = number(parent, name);
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw damaged();
        }
        return (int) number;
    }

    private static byte[] bytes(JsonNode parent, String name) {
        return Base64.getDecoder().decode(text(parent, name));
    }

    private static IllegalArgumentException damaged() {
        return new IllegalArgumentException("not a slot file");
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String checksum(JsonNode store) {
        try {
            byte[] compact = JSON.writeValueAsString(store).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(compact));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
