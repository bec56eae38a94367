package org.cloudpilot.service.fleet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cloudpilot.model.CredentialId;
import org.cloudpilot.model.FieldErrors;
import org.cloudpilot.model.Host;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Reach;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterDraft;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.Transport;
import org.jspecify.annotations.Nullable;

/// Reads a draft field by field: every field is checked, and each wrong one gets its sentence.
final class RouterForm {
    static final int NAME_LIMIT = 100;
    static final int USER_LIMIT = 100;
    static final int PASSWORD_LIMIT = 1_000;
    static final int SITE_LIMIT = 200;
    static final int TAG_LIMIT = 50;
    static final int TAGS_LIMIT = 50;
    static final int NOTE_LIMIT = 10_000;
    static final int ADDRESSES_LIMIT = 8;
    static final int CUSTOM_LIMIT = 50;
    static final int CUSTOM_TEXT_LIMIT = 500;

    private final RouterDraft draft;
    private final @Nullable Router before;
    private final FieldErrors.Collector errors = new FieldErrors.Collector();

    private RouterForm(RouterDraft draft, @Nullable Router before) {
        this.draft = draft;
        this.before = before;
    }

    /// A new router: what is left out takes its default; the password is required.
    static Outcome<Router> fresh(RouterDraft draft, SpaceId space, RouterId id, Instant now) {
        return new RouterForm(draft, null).read(space, id, now, now);
    }

    /// An existing router with changes: what is left out stays.
    static Outcome<Router> changed(RouterDraft draft, Router before, Instant now) {
        return new RouterForm(draft, before)
                .read(before.space(), before.id(), before.createdAt(), now);
    }

    private Outcome<Router> read(SpaceId space, RouterId id, Instant createdAt, Instant updatedAt) {
        String name =
                text("name", draft.name(), before == null ? null : before.name(), NAME_LIMIT, true);
        Host host = host();
        Transport transport = transport();
        int port = port(transport);
        String username =
                text(
                        "username",
                        draft.username(),
                        before == null ? null : before.username(),
                        USER_LIMIT,
                        true);
        password();
        List<Host> addresses = addresses();
        Reach reach =
                new ReachForm(
                                draft.reach(),
                                before == null ? Reach.usual() : before.reach(),
                                errors)
                        .read();
        String site = site();
        List<String> tags = tags();
        String note =
                text("note", draft.note(), before == null ? "" : before.note(), NOTE_LIMIT, false);
        Map<String, String> custom = custom();
        if (!errors.isEmpty() || host == null) {
            return Outcome.refused(new Refusal.Invalid(errors.errors()));
        }
        return Outcome.done(
                new Router(
                        id,
                        space,
                        name,
                        host,
                        port,
                        transport,
                        username,
                        credential(username),
                        addresses,
                        reach,
                        site,
                        tags,
                        note,
                        custom,
                        createdAt,
                        updatedAt));
    }

    private String text(
            String field,
            @Nullable String given,
            @Nullable String otherwise,
            int limit,
            boolean required) {
        return text(errors, field, given, otherwise, limit, required);
    }

    static String text(
            FieldErrors.Collector errors,
            String field,
            @Nullable String given,
            @Nullable String otherwise,
            int limit,
            boolean required) {
        String value = given != null ? given.strip() : otherwise == null ? "" : otherwise;
        if (required && value.isEmpty()) {
            errors.add(field, Message.of("field.required"));
        } else if (value.length() > limit) {
            errors.add(field, Message.of("field.too_long", limit));
        } else if (hasControls(value, !required)) {
            errors.add(field, Message.of("field.control_characters"));
        }
        return value;
    }

    static boolean hasControls(String value, boolean manyLines) {
        return value.codePoints()
                .anyMatch(
                        c ->
                                Character.isISOControl(c)
                                        && !(manyLines && (c == '\n' || c == '\t' || c == '\r')));
    }

    private @Nullable Host host() {
        if (draft.host() == null && before != null) {
            return before.host();
        }
        String typed = draft.host() == null ? "" : draft.host().strip();
        if (typed.isEmpty()) {
            errors.add("host", Message.of("field.required"));
            return null;
        }
        var host = Host.parse(typed);
        if (host.isEmpty()) {
            errors.add("host", Message.of("field.host"));
        }
        return host.orElse(null);
    }

    private Transport transport() {
        if (draft.transport() != null) {
            return draft.transport();
        }
        if (before != null && (draft.useHttps() == null || saysNothingNew(before))) {
            return before.transport();
        }
        return Transport.infer(draft.port(), Boolean.TRUE.equals(draft.useHttps()));
    }

    /// `use_https` as it is already: neither `api-ssl` nor `rest` is given up for it.
    private boolean saysNothingNew(Router router) {
        return draft.port() == null
                && draft.useHttps() != null
                && draft.useHttps() == router.transport().usesHttps();
    }

    private int port(Transport transport) {
        Integer given = draft.port();
        if (given == null) {
            boolean same = before != null && before.transport() == transport;
            return same && before != null ? before.port() : transport.defaultPort();
        }
        if (given < 1 || given > 65_535) {
            errors.add("port", Message.of("field.port"));
            return transport.defaultPort();
        }
        return given;
    }

    private void password() {
        if (draft.password() == null) {
            if (before == null) {
                errors.add("password", Message.of("field.password_missing"));
            }
        } else {
            limited(errors, draft.password());
        }
    }

    static void limited(FieldErrors.Collector errors, Secret password) {
        if (password.length() > PASSWORD_LIMIT) {
            errors.add("password", Message.of("field.too_long", PASSWORD_LIMIT));
        }
    }

    /// A router that gets a user name or a password of its own leaves its shared credential.
    private @Nullable CredentialId credential(String username) {
        if (draft.credential() != null) {
            return draft.credential();
        }
        boolean stays =
                before != null && draft.password() == null && username.equals(before.username());
        return stays && before != null ? before.credential() : null;
    }

    private List<Host> addresses() {
        List<String> given = draft.addresses();
        if (given == null) {
            return before == null ? List.of() : before.addresses();
        }
        if (given.size() > ADDRESSES_LIMIT) {
            errors.add("addresses", Message.of("field.too_many", ADDRESSES_LIMIT));
            return List.of();
        }
        List<Host> hosts = new ArrayList<>();
        for (String typed : given) {
            Host.parse(typed)
                    .ifPresentOrElse(
                            hosts::add,
                            () -> errors.add("addresses", Message.of("field.host_of", typed)));
        }
        return hosts;
    }

    private String site() {
        String raw =
                text("site", draft.site(), before == null ? "" : before.site(), SITE_LIMIT, false);
        List<String> levels = new ArrayList<>();
        for (String level : raw.split("/", -1)) {
            if (!level.isBlank()) {
                levels.add(level.strip());
            }
        }
        return String.join("/", levels);
    }

    private List<String> tags() {
        List<String> given = draft.tags();
        if (given == null) {
            return before == null ? List.of() : before.tags();
        }
        Set<String> tags = new LinkedHashSet<>();
        for (String tag : given) {
            String text = tag.strip();
            if (text.length() > TAG_LIMIT || hasControls(text, false)) {
                errors.add("tags", Message.of("field.tag", TAG_LIMIT));
                return List.of();
            }
            if (!text.isEmpty()) {
                tags.add(text);
            }
        }
        if (tags.size() > TAGS_LIMIT) {
            errors.add("tags", Message.of("field.too_many", TAGS_LIMIT));
        }
        return List.copyOf(tags);
    }

    private Map<String, String> custom() {
        Map<String, String> given = draft.custom();
        if (given == null) {
            return before == null ? Map.of() : before.custom();
        }
        boolean tooLong =
                given.entrySet().stream()
                        .anyMatch(
                                entry ->
                                        entry.getKey().isBlank()
                                                || entry.getKey().length() > NAME_LIMIT
                                                || entry.getValue().length() > CUSTOM_TEXT_LIMIT);
        if (given.size() > CUSTOM_LIMIT || tooLong) {
            errors.add(
                    "custom",
                    Message.of("field.custom", CUSTOM_LIMIT, NAME_LIMIT, CUSTOM_TEXT_LIMIT));
        }
        return new LinkedHashMap<>(given);
    }
}
