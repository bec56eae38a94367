package org.cloudpilot.ui.fleet;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.ConnectionTest;
import org.cloudpilot.model.FieldErrors;
import org.cloudpilot.model.Host;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.PeerProof;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterDraft;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Transport;
import org.cloudpilot.service.fleet.FleetService;
import org.cloudpilot.ui.fx.TaskRunner;
import org.jspecify.annotations.Nullable;

/// The form that adds or edits one router. The service checks every field; this shows what it says.
/// The password never rests here: it is handed over with each command and wiped after it.
public final class RouterFormViewModel {
    public static final List<Transport> TRANSPORTS = List.of(Transport.values());
    private static final FieldErrors NONE = new FieldErrors.Collector().errors();

    private final FleetService fleet;
    private final Caller caller;
    private final TaskRunner tasks;
    private final @Nullable Router edited;
    private final List<String> knownSites;
    private final Consumer<Router> onSaved;

    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty host = new SimpleStringProperty("");
    private final StringProperty port = new SimpleStringProperty("");
    private final ObjectProperty<Transport> transport = new SimpleObjectProperty<>(Transport.API);
    private final StringProperty username = new SimpleStringProperty("");
    private final StringProperty site = new SimpleStringProperty("");
    private final StringProperty tags = new SimpleStringProperty("");
    private final StringProperty note = new SimpleStringProperty("");
    private final ReachFormModel reach;
    private final ReadOnlyObjectWrapper<FieldErrors> errors = new ReadOnlyObjectWrapper<>(NONE);
    private final ReadOnlyObjectWrapper<@Nullable Message> refusal = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Ladder> ladder = new ReadOnlyObjectWrapper<>();
    private final BooleanProperty saving = new SimpleBooleanProperty();
    private final BooleanProperty testing = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper finished = new ReadOnlyBooleanWrapper();

    RouterFormViewModel(
            FleetService fleet,
            Caller caller,
            TaskRunner tasks,
            @Nullable Router edited,
            List<String> knownSites,
            Consumer<Router> onSaved) {
        this.fleet = fleet;
        this.caller = caller;
        this.tasks = tasks;
        this.edited = edited;
        this.knownSites = knownSites;
        this.onSaved = onSaved;
        this.reach = new ReachFormModel(edited);
        if (edited == null) {
            username.set("admin");
            port.set(Integer.toString(Transport.API.defaultPort()));
        } else {
            name.set(edited.name());
            host.set(edited.host().text());
            port.set(Integer.toString(edited.port()));
            transport.set(edited.transport());
            username.set(edited.username());
            site.set(edited.site());
            tags.set(String.join(", ", edited.tags()));
            note.set(edited.note());
        }
        transport.subscribe(this::followTransport);
    }

    /// A usual port follows the transport; one that a person chose stays.
    private void followTransport(Transport before, Transport now) {
        if (port.get().isBlank() || port.get().equals(Integer.toString(before.defaultPort()))) {
            port.set(Integer.toString(now.defaultPort()));
        }
    }

    /// Saves and finishes, or shows what is wrong. Takes over the passwords; an empty one leaves
    /// the stored one as it is.
    ///
    /// @param viaPassword of the proxy or SSH server on the way
    public void save(Secret password, Secret viaPassword) {
        RouterDraft draft = draft(password, viaPassword);
        Router before = edited;
        refusal.set(null);
        tasks.run(
                saving,
                () -> {
                    try (password;
                            viaPassword) {
                        return before == null
                                ? fleet.add(caller, draft)
                                : fleet.change(caller, before.id(), draft);
                    }
                },
                outcome -> {
                    switch (outcome) {
                        case Outcome.Done<Router>(Router router) -> {
                            errors.set(NONE);
                            finished.set(true);
                            onSaved.accept(router);
                        }
                        case Outcome.Refused<Router>(Refusal reason) -> show(reason);
                    }
                });
    }

    /// What the connection test met is right: the form keeps it, and saving the router will, too.
    public void accept(PeerProof proof) {
        reach.accept(proof);
    }

    /// Climbs the ladder with what stands in the form, saving nothing. Takes over the passwords.
    public void test(Secret password, Secret viaPassword) {
        RouterDraft draft = draft(password, viaPassword);
        RouterId existing = edited == null ? null : edited.id();
        boolean tls = transport.get().encrypted();
        boolean byName = Host.parse(host.get()).filter(h -> h.kind() == Host.Kind.NAME).isPresent();
        refusal.set(null);
        ladder.set(Ladder.climbing(byName, tls));
        tasks.run(
                testing,
                () -> {
                    try (password;
                            viaPassword) {
                        return fleet.test(caller, existing, draft);
                    }
                },
                outcome -> {
                    switch (outcome) {
                        case Outcome.Done<ConnectionTest>(ConnectionTest test) -> {
                            errors.set(NONE);
                            ladder.set(Ladder.of(test, byName, tls));
                        }
                        case Outcome.Refused<ConnectionTest>(Refusal reason) -> {
                            ladder.set(null);
                            show(reason);
                        }
                    }
                });
    }

    private void show(Refusal reason) {
        switch (reason) {
            case Refusal.Invalid(FieldErrors fields) -> {
                errors.set(fields);
                refusal.set(reason.message());
            }
            case Refusal.Duplicate(String field, Message message) -> {
                errors.set(FieldErrors.of(field, message));
                refusal.set(new Refusal.Invalid(NONE).message());
            }
            default -> refusal.set(reason.message());
        }
    }

    private RouterDraft draft(Secret password, Secret viaPassword) {
        return new RouterDraft(
                name.get(),
                host.get(),
                portNumber(),
                transport.get(),
                null,
                username.get(),
                password.isEmpty() && edited != null ? null : password,
                reach.addressList(),
                site.get(),
                Stream.of(tags.get().split(","))
                        .map(String::strip)
                        .filter(tag -> !tag.isEmpty())
                        .toList(),
                note.get(),
                edited == null ? null : edited.custom(),
                reach.draft(viaPassword, keepsViaPassword()));
    }

    /// Whether there is a stored one for what stands between.
    boolean keepsViaPassword() {
        return edited != null
                && edited.reach().via().hasPassword()
                && edited.reach().via().kind() == reach.viaProperty().get();
    }

    private Integer portNumber() {
        return ReachFormModel.number(port.get(), transport.get().defaultPort());
    }

    /// The advanced part.
    public ReachFormModel reach() {
        return reach;
    }

    public boolean isNew() {
        return edited == null;
    }

    public List<String> knownSites() {
        return knownSites;
    }

    public StringProperty nameProperty() {
        return name;
    }

    public StringProperty hostProperty() {
        return host;
    }

    public StringProperty portProperty() {
        return port;
    }

    public ObjectProperty<Transport> transportProperty() {
        return transport;
    }

    public StringProperty usernameProperty() {
        return username;
    }

    public StringProperty siteProperty() {
        return site;
    }

    /// Parted by commas.
    public StringProperty tagsProperty() {
        return tags;
    }

    public StringProperty noteProperty() {
        return note;
    }

    /// What the service said of the fields, by the HTTP API's names.
    public ReadOnlyObjectProperty<FieldErrors> errorsProperty() {
        return errors.getReadOnlyProperty();
    }

    /// Why nothing was saved or tested, where it is not one field's fault alone.
    public ReadOnlyObjectProperty<@Nullable Message> refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    /// The latest test, null before the first.
    public ReadOnlyObjectProperty<@Nullable Ladder> ladderProperty() {
        return ladder.getReadOnlyProperty();
    }

    public BooleanProperty savingProperty() {
        return saving;
    }

    public BooleanProperty testingProperty() {
        return testing;
    }

    /// True once it was saved.
    public ReadOnlyBooleanProperty finishedProperty() {
        return finished.getReadOnlyProperty();
    }
}
