package org.cloudpilot.service.settings;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.cloudpilot.model.AuditEvent;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.FieldErrors;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Scope;
import org.cloudpilot.model.Subscription;
import org.cloudpilot.service.access.AccessService;
import org.cloudpilot.service.access.LockRules;
import org.cloudpilot.service.access.UserService;
import org.cloudpilot.service.audit.AuditTrail;
import org.cloudpilot.store.SettingRepository;
import org.cloudpilot.store.StoreClosedException;

/// The settings that the store keeps for everybody who uses it.
public final class SettingsService {
    private static final int MOST_MINUTES = 24 * 60;

    private final AccessService access;
    private final UserService users;
    private final SettingRepository settings;
    private final AuditTrail trail;
    private final LockSettings usual;
    private final List<Consumer<LockSettings>> watchers = new CopyOnWriteArrayList<>();
    private volatile LockSettings lock;

    public SettingsService(
            AccessService access,
            UserService users,
            SettingRepository settings,
            AuditTrail trail,
            boolean withoutDisplay) {
        this.access = access;
        this.users = users;
        this.settings = settings;
        this.trail = trail;
        this.usual = LockSettings.usual(withoutDisplay);
        this.lock = usual;
    }

    /// Reads them; called whenever the store was opened.
    public void load() {
        Map<String, String> stored = settings.all();
        become(
                new LockSettings(
                        number(stored, "lock.idle_minutes", usual.idleMinutes()),
                        flag(stored, "lock.with_session", usual.withSession()),
                        flag(stored, "lock.keep_watching", usual.keepWatching()),
                        flag(stored, "lock.keys_may_open", usual.keysMayOpen()),
                        number(stored, "lock.script_minutes", usual.scriptMinutes())));
    }

    public LockSettings lock() {
        return lock;
    }

    /// Tells of the locking settings now and whenever they change, from any thread.
    public Subscription watchLock(Consumer<LockSettings> watcher) {
        watchers.add(watcher);
        watcher.accept(lock);
        return () -> watchers.remove(watcher);
    }

    /// For owners of the store, since it holds for everybody who uses it. Refused with `Invalid`
    /// beside `idle_minutes` or `script_minutes`; both are 0 or at most a day.
    public Outcome<LockSettings> change(Caller caller, LockSettings wanted) {
        if (!caller.scopes().contains(Scope.MANAGE)) {
            return Outcome.refused(new Refusal.NotPermitted(Scope.MANAGE));
        }
        if (!users.isOwner(caller)) {
            return Outcome.refused(new Refusal.NotOwner(Message.of("access.store_owner_only")));
        }
        FieldErrors problems = problems(wanted);
        if (!problems.isEmpty()) {
            return Outcome.refused(new Refusal.Invalid(problems));
        }
        try {
            settings.put(texts(wanted));
        } catch (StoreClosedException locked) {
            return Outcome.refused(new Refusal.Locked());
        }
        trail.record(
                AuditEvent.of(caller, "settings.lock", "", AuditEvent.OK)
                        .withDetail(texts(wanted).toString()));
        become(wanted);
        return Outcome.done(wanted);
    }

    private void become(LockSettings now) {
        lock = now;
        access.follow(
                new LockRules(
                        now.keysMayOpen(),
                        now.scriptMinutes() == 0 ? null : Duration.ofMinutes(now.scriptMinutes())));
        watchers.forEach(watcher -> watcher.accept(now));
    }

    private static FieldErrors problems(LockSettings wanted) {
        var errors = new FieldErrors.Collector();
        if (wanted.idleMinutes() < 0 || wanted.idleMinutes() > MOST_MINUTES) {
            errors.add("idle_minutes", Message.of("settings.minutes", MOST_MINUTES));
        }
        if (wanted.scriptMinutes() < 0 || wanted.scriptMinutes() > MOST_MINUTES) {
            errors.add("script_minutes", Message.of("settings.minutes", MOST_MINUTES));
        }
        return errors.errors();
    }

    private static Map<String, String> texts(LockSettings settings) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("lock.idle_minutes", Integer.toString(settings.idleMinutes()));
        texts.put("lock.with_session", Boolean.toString(settings.withSession()));
        texts.put("lock.keep_watching", Boolean.toString(settings.keepWatching()));
        texts.put("lock.keys_may_open", Boolean.toString(settings.keysMayOpen()));
        texts.put("lock.script_minutes", Integer.toString(settings.scriptMinutes()));
        return texts;
    }

    private static int number(Map<String, String> stored, String name, int usual) {
        try {
            int number = Integer.parseInt(stored.getOrDefault(name, Integer.toString(usual)));
            return number < 0 || number > MOST_MINUTES ? usual : number;
        } catch (NumberFormatException unreadable) {
            return usual;
        }
    }

    private static boolean flag(Map<String, String> stored, String name, boolean usual) {
        return Boolean.parseBoolean(stored.getOrDefault(name, Boolean.toString(usual)));
    }
}
