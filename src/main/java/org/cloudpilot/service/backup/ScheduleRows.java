package org.cloudpilot.service.backup;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.cloudpilot.store.SettingRepository;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The schedule and its last run, as the store's settings hold them. What cannot be read is not
/// there.
final class ScheduleRows {
    private static final String SCHEDULE = "backup.schedule";
    private static final String LAST = "backup.last";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SettingRepository settings;

    ScheduleRows(SettingRepository settings) {
        this.settings = settings;
    }

    Optional<BackupSchedule> schedule() {
        return read(
                SCHEDULE,
                row ->
                        new BackupSchedule(
                                Path.of(row.required("folder").stringValue()),
                                Duration.parse(row.required("every").stringValue()),
                                row.required("keep").intValue()));
    }

    void put(BackupSchedule schedule) {
        settings.put(
                SCHEDULE,
                JSON.createObjectNode()
                        .put("folder", schedule.folder().toString())
                        .put("every", schedule.every().toString())
                        .put("keep", schedule.keep())
                        .toString());
    }

    boolean remove() {
        return settings.remove(SCHEDULE);
    }

    Optional<BackupRun> last() {
        return read(
                LAST,
                row ->
                        new BackupRun(
                                Instant.parse(row.required("at").stringValue()),
                                row.required("ok").booleanValue(),
                                row.required("sentence").stringValue()));
    }

    void put(BackupRun run) {
        settings.put(
                LAST,
                JSON.createObjectNode()
                        .put("at", run.at().toString())
                        .put("ok", run.ok())
                        .put("sentence", run.sentence())
                        .toString());
    }

    private <T> Optional<T> read(String name, Function<JsonNode, T> reader) {
        try {
            return settings.get(name).map(JSON::readTree).map(reader);
        } catch (JacksonException | IllegalArgumentException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
