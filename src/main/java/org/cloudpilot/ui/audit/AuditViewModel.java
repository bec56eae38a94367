package org.cloudpilot.ui.audit;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.cloudpilot.model.AuditEntry;
import org.cloudpilot.model.AuditPage;
import org.cloudpilot.model.AuditQuery;
import org.cloudpilot.model.AuditVerdict;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.service.audit.AuditService;
import org.cloudpilot.ui.fx.Submission;
import org.cloudpilot.ui.fx.TaskRunner;
import org.jspecify.annotations.Nullable;

/// The audit log, newest first, page by page as somebody scrolls.
public final class AuditViewModel {
    /// What actions begin with; the first asks for all.
    public static final List<String> KINDS =
            List.of(
                    "",
                    "account.",
                    "key.",
                    "user.",
                    "space.",
                    "router.",
                    "command.",
                    "store.",
                    "settings.",
                    "backup.",
                    "audit.");

    private static final int PAGE = 200;

    private final AuditService audit;
    private final Caller caller;
    private final TaskRunner tasks;
    private final Clock clock;
    private final ObservableList<AuditEntry> entries = FXCollections.observableArrayList();
    private final StringProperty text = new SimpleStringProperty("");
    private final ObjectProperty<String> kind = new SimpleObjectProperty<>(KINDS.getFirst());
    private final ObjectProperty<Span> span = new SimpleObjectProperty<>(Span.ALL);
    private final BooleanProperty loading = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<@Nullable Message> verdict = new ReadOnlyObjectWrapper<>();
    private final BooleanProperty whole = new SimpleBooleanProperty(true);
    private final ReadOnlyObjectWrapper<@Nullable Message> notice = new ReadOnlyObjectWrapper<>();
    private final StringProperty days = new SimpleStringProperty("");
    private final Submission keeping;
    private @Nullable Long older;
    private int asked;

    public AuditViewModel(AuditService audit, Caller caller, TaskRunner tasks, Clock clock) {
        this.audit = audit;
        this.caller = caller;
        this.tasks = tasks;
        this.clock = clock;
        keeping = new Submission(tasks);
        text.subscribe((before, now) -> load());
        kind.subscribe((before, now) -> load());
        span.subscribe((before, now) -> load());
    }

    /// Begins with the newest entries again.
    public void load() {
        older = null;
        ask(true);
    }

    /// Adds the next older ones, where there are any.
    public void loadMore() {
        if (older != null && !loading.get()) {
            ask(false);
        }
    }

    private void ask(boolean fresh) {
        AuditQuery query = query().page(older, PAGE);
        int question = ++asked;
        tasks.run(
                loading,
                () -> audit.search(caller, query),
                outcome -> {
                    if (question == asked) {
                        show(outcome, fresh);
                    }
                });
    }

    private AuditQuery query() {
        Duration back = span.get().length();
        return AuditQuery.all()
                .withText(text.get().strip())
                .withAction(kind.get())
                .between(back == null ? null : clock.instant().minus(back), null);
    }

    private void show(Outcome<AuditPage> outcome, boolean fresh) {
        switch (outcome) {
            case Outcome.Done<AuditPage>(AuditPage page) -> {
                older = page.before();
                if (fresh) {
                    entries.setAll(page.entries());
                } else {
                    entries.addAll(page.entries());
                }
            }
            case Outcome.Refused<AuditPage>(Refusal reason) -> notice.set(reason.message());
        }
    }

    /// Walks along the whole chain, and reads for how long entries are kept.
    public void look() {
        tasks.run(() -> audit.verify(caller, null), this::judge);
        tasks.run(
                () -> audit.retentionDays(caller),
                outcome -> {
                    if (outcome instanceof Outcome.Done<Integer>(Integer now)) {
                        days.set(now.toString());
                    }
                });
    }

    private void judge(Outcome<AuditVerdict> outcome) {
        switch (outcome) {
            case Outcome.Done<AuditVerdict>(AuditVerdict found) -> {
                whole.set(found instanceof AuditVerdict.Whole);
                verdict.set(found.message());
            }
            case Outcome.Refused<AuditVerdict>(Refusal reason) -> verdict.set(reason.message());
        }
    }

    /// Writes what the filters show into a file: JSON where its name ends so, else CSV.
    public void export(Path file) {
        AuditQuery query = query();
        tasks.run(
                () -> audit.export(caller, query, file),
                outcome ->
                        notice.set(
                                switch (outcome) {
                                    case Outcome.Done<?> done ->
                                            Message.of("ui.audit.exported", file);
                                    case Outcome.Refused<?>(Refusal reason) -> reason.message();
                                }));
    }

    /// Keeps entries for as many days as was typed.
    public void keep() {
        int wanted;
        try {
            wanted = Integer.parseInt(days.get().strip());
        } catch (NumberFormatException other) {
            wanted = -1;
        }
        int typed = wanted;
        keeping.run(() -> audit.keepForDays(caller, typed), now -> load());
    }

    public ObservableList<AuditEntry> entries() {
        return entries;
    }

    /// Somewhere in user name, action, target or detail.
    public StringProperty textProperty() {
        return text;
    }

    /// One of [#KINDS].
    public ObjectProperty<String> kindProperty() {
        return kind;
    }

    public ObjectProperty<Span> spanProperty() {
        return span;
    }

    public ReadOnlyBooleanProperty loadingProperty() {
        return loading;
    }

    public ReadOnlyObjectProperty<@Nullable Message> verdictProperty() {
        return verdict.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty wholeProperty() {
        return whole;
    }

    /// What became of an export, or why nothing is shown.
    public ReadOnlyObjectProperty<@Nullable Message> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    public StringProperty daysProperty() {
        return days;
    }

    /// Refused beside `days`.
    public Submission keeping() {
        return keeping;
    }

    public Clock clock() {
        return clock;
    }
}
