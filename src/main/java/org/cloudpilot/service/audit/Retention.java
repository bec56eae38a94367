package org.cloudpilot.service.audit;

import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.cloudpilot.model.AuditVerdict;
import org.cloudpilot.model.FieldErrors;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.store.AuditRepository;
import org.cloudpilot.store.SettingRepository;
import org.cloudpilot.store.StoreClosedException;

/// For how long entries are kept: a setting of the store.
final class Retention {
    /// A hundred years.
    static final int LONGEST = 36_500;

    static final String SETTING = "audit.retention_days";
    private static final Logger LOG = System.getLogger(Retention.class.getName());

    private final SettingRepository settings;
    private final AuditRepository repository;
    private final InstantSource clock;

    Retention(SettingRepository settings, AuditRepository repository, InstantSource clock) {
        this.settings = settings;
        this.repository = repository;
        this.clock = clock;
    }

    /// 0 keeps everything; so does a setting that is no number of days.
    int days() {
        try {
            return Math.clamp(Integer.parseInt(settings.get(SETTING).orElse("0")), 0, LONGEST);
        } catch (NumberFormatException garbage) {
            return 0;
        }
    }

    Outcome<Integer> keepFor(int days) {
        if (days < 0 || days > LONGEST) {
            return Outcome.refused(
                    new Refusal.Invalid(FieldErrors.of("days", Message.of("audit.days", LONGEST))));
        }
        settings.put(SETTING, Integer.toString(days));
        return Outcome.done(days);
    }

    long apply() {
        try {
            int days = days();
            return days == 0 ? 0 : removeOlder(Duration.ofDays(days));
        } catch (StoreClosedException locked) {
            return 0;
        }
    }

    private long removeOlder(Duration age) {
        Instant now = clock.instant();
        if (repository.verify(null) instanceof AuditVerdict.Whole) {
            return repository.removeOlder(now.minus(age), now);
        }
        LOG.log(Level.WARNING, "The audit chain is broken: nothing is removed from it.");
        return 0;
    }
}
