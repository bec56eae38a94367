package org.cloudpilot.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.cloudpilot.model.AuditEntry;
import org.cloudpilot.model.AuditQuery;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.store.entity.AuditEntryEntity;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/// The conditions of a search in the audit log, as one query.
final class AuditSearch {
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    AuditSearch(AuditSight sight, AuditQuery query) {
        if (sight instanceof AuditSight.Own own) {
            values.put("me", own.user().value());
            if (own.spaces().isEmpty()) {
                conditions.add("accountId = :me");
            } else {
                conditions.add("(accountId = :me or spaceId in (:mine))");
                values.put("mine", ids(own.spaces()));
            }
        }
        if (sight instanceof AuditSight.OwnIn own) {
            add("spaceId = :only", "only", own.space().value());
            add("accountId = :me", "me", own.whole() ? null : own.user().value());
        }
        if (!query.text().isBlank()) {
            conditions.add(
                    "(lower(username) like :text escape '!' or lower(action) like :text escape '!'"
                            + " or lower(target) like :text escape '!'"
                            + " or lower(detail) like :text escape '!')");
            values.put("text", "%" + literal(query.text().strip().toLowerCase(Locale.ROOT)) + "%");
        }
        if (!query.action().isEmpty()) {
            conditions.add("action like :action escape '!'");
            values.put("action", literal(query.action()) + "%");
        }
        if (!query.spaces().isEmpty()) {
            conditions.add("spaceId in (:spaces)");
            values.put("spaces", ids(query.spaces()));
        }
        add("accountId = :user", "user", query.user() == null ? null : query.user().value());
        add("at >= :from", "from", query.from());
        add("at < :until", "until", query.until());
        add("sequence < :before", "before", query.before());
    }

    private void add(String condition, String name, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
    }

    private static List<Long> ids(Set<SpaceId> spaces) {
        return spaces.stream().map(SpaceId::value).toList();
    }

    private static String literal(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    List<AuditEntry> newestFirst(StatelessSession session, int limit) {
        return run(session, "desc", limit);
    }

    /// @param until the newest entry to look at
    List<AuditEntry> oldestFirst(StatelessSession session, long after, long until, int limit) {
        add("sequence > :after", "after", after);
        add("sequence <= :newest", "newest", until);
        return run(session, "asc", limit);
    }

    private List<AuditEntry> run(StatelessSession session, String direction, int limit) {
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        var query =
                session.createSelectionQuery(
                        "from AuditEntryEntity" + where + " order by sequence " + direction,
                        AuditEntryEntity.class);
        values.forEach(
                (name, value) -> {
                    if (value instanceof List<?> list) {
                        query.setParameterList(name, list);
                    } else {
                        query.setParameter(name, value);
                    }
                });
        return query.setMaxResults(limit).getResultList().stream().map(AuditRows::entry).toList();
    }
}
