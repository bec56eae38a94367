package org.cloudpilot.ui.fleet;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.model.Engine;
import org.cloudpilot.model.Fingerprint;
import org.cloudpilot.model.Host;
import org.cloudpilot.model.Knock;
import org.cloudpilot.model.PeerProof;
import org.cloudpilot.model.Reach;
import org.cloudpilot.model.ReachDraft;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.model.Via;
import org.cloudpilot.model.ViaDraft;
import org.cloudpilot.model.WordEncoding;
import org.jspecify.annotations.Nullable;

/// The advanced part of the router's form.
public final class ReachFormModel {
    private final StringProperty addresses = new SimpleStringProperty("");
    private final ObjectProperty<Via.Kind> via = new SimpleObjectProperty<>(Via.Kind.DIRECT);
    private final StringProperty viaHost = new SimpleStringProperty("");
    private final StringProperty viaPort = new SimpleStringProperty("");
    private final StringProperty viaUsername = new SimpleStringProperty("");
    private final StringProperty knock = new SimpleStringProperty("");
    private final StringProperty sshPort =
            new SimpleStringProperty(Integer.toString(Reach.SSH_PORT));
    private final ObjectProperty<Engine> engine = new SimpleObjectProperty<>(Engine.CLOUDPILOT);
    private final ObjectProperty<WordEncoding> encoding =
            new SimpleObjectProperty<>(WordEncoding.UTF_8);
    private final ReadOnlyObjectWrapper<@Nullable Fingerprint> certificate =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Fingerprint> hostKey =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Fingerprint> jumpHostKey =
            new ReadOnlyObjectWrapper<>();

    private final Via stored;

    /// Null: what is stored stays, if the server does.
    private @Nullable String jumpDecision;

    /// @param edited null for a new router
    ReachFormModel(@Nullable Router edited) {
        if (edited != null) {
            addresses.set(joined(edited.addresses().stream().map(Host::text)));
            take(edited.reach());
        }
        stored = edited == null ? new Via.Direct() : edited.reach().via();
        via.subscribe(this::followVia);
        viaHost.subscribe((before, now) -> followServer());
        viaPort.subscribe((before, now) -> followServer());
    }

    private void take(Reach reach) {
        switch (reach.via()) {
            case Via.Direct() -> {}
            case Via.Socks5(Endpoint proxy, String username) ->
                    takeVia(Via.Kind.SOCKS5, proxy, username == null ? "" : username);
            case Via.SshJump(Endpoint server, String username, _) ->
                    takeVia(Via.Kind.SSH, server, username);
        }
        knock.set(joined(reach.knocks().stream().map(Knock::toString)));
        sshPort.set(Integer.toString(reach.sshPort()));
        engine.set(reach.engine());
        encoding.set(reach.encoding());
        certificate.set(reach.confirmed(PeerProof.Kind.CERTIFICATE));
        hostKey.set(reach.confirmed(PeerProof.Kind.HOST_KEY));
        jumpHostKey.set(reach.confirmed(PeerProof.Kind.JUMP_HOST_KEY));
    }

    private void takeVia(Via.Kind kind, Endpoint endpoint, String username) {
        via.set(kind);
        viaHost.set(endpoint.host().text());
        viaPort.set(Integer.toString(endpoint.port()));
        viaUsername.set(username);
    }

    private static String joined(Stream<String> parts) {
        return parts.collect(Collectors.joining(", "));
    }

    /// A usual port follows the kind of the way; one that a person chose stays.
    private void followVia(Via.Kind before, Via.Kind now) {
        String port = viaPort.get();
        if (port.isBlank() || port.equals(Integer.toString(before.defaultPort()))) {
            viaPort.set(now == Via.Kind.DIRECT ? "" : Integer.toString(now.defaultPort()));
        }
    }

    /// A host key belongs to its server: another server's is looked at anew.
    private void followServer() {
        jumpDecision = null;
        boolean same =
                stored instanceof Via.SshJump(Endpoint server, _, _)
                        && server.host().text().equals(viaHost.get().strip())
                        && Integer.toString(server.port()).equals(viaPort.get().strip());
        jumpHostKey.set(same && stored instanceof Via.SshJump jump ? jump.hostKey() : null);
    }

    /// A person has looked at it and takes it for right.
    void accept(PeerProof proof) {
        decide(proof.kind(), proof.shown());
    }

    private void decide(PeerProof.Kind kind, @Nullable Fingerprint fingerprint) {
        confirmed(kind).set(fingerprint);
        if (kind == PeerProof.Kind.JUMP_HOST_KEY) {
            jumpDecision = text(fingerprint);
        }
    }

    /// What is shown next is to be looked at anew.
    public void forget(PeerProof.Kind kind) {
        decide(kind, null);
    }

    private ReadOnlyObjectWrapper<@Nullable Fingerprint> confirmed(PeerProof.Kind kind) {
        return switch (kind) {
            case CERTIFICATE -> certificate;
            case HOST_KEY -> hostKey;
            case JUMP_HOST_KEY -> jumpHostKey;
        };
    }

    /// @param viaPassword empty: the stored one stays, or there is none
    ReachDraft draft(Secret viaPassword, boolean keepsPassword) {
        boolean needsPassword =
                via.get() == Via.Kind.SSH
                        || (via.get() == Via.Kind.SOCKS5 && !viaUsername.get().isBlank());
        boolean left =
                via.get() == Via.Kind.DIRECT
                        || (viaPassword.isEmpty() && (keepsPassword || !needsPassword));
        return new ReachDraft(
                engine.get(),
                encoding.get(),
                text(certificate.get()),
                number(sshPort.get(), Reach.SSH_PORT),
                text(hostKey.get()),
                new ViaDraft(
                        via.get(),
                        viaHost.get(),
                        number(viaPort.get(), Math.max(1, via.get().defaultPort())),
                        viaUsername.get(),
                        jumpDecision),
                left ? null : viaPassword,
                parts(knock.get()));
    }

    List<String> addressList() {
        return parts(addresses.get());
    }

    private static String text(@Nullable Fingerprint confirmed) {
        return confirmed == null ? "" : confirmed.hex();
    }

    private static List<String> parts(String text) {
        return Stream.of(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /// What is no number becomes one that the service refuses with its sentence.
    static int number(String typed, int usual) {
        String text = typed.strip();
        if (text.isEmpty()) {
            return usual;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException noNumber) {
            return 0;
        }
    }

    /// In a line, what is not as usual; empty where all is.
    String summary() {
        String way =
                via.get() == Via.Kind.DIRECT
                        ? ""
                        : Sentences.of("ui.via.short_" + via.get().word(), viaHost.get());
        int knocks = parts(knock.get()).size();
        return Stream.of(
                        addressList().isEmpty()
                                ? ""
                                : Sentences.of("ui.form.summary_addresses", addressList().size()),
                        way,
                        knocks == 0 ? "" : Sentences.of("ui.form.summary_knocks", knocks),
                        sshPort.get().equals(Integer.toString(Reach.SSH_PORT))
                                ? ""
                                : Sentences.of("ui.form.summary_ssh", sshPort.get()),
                        engine.get() == Engine.CLOUDPILOT ? "" : engine.get().word(),
                        encoding.get() == WordEncoding.UTF_8 ? "" : encoding.get().charset())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /// Further addresses, parted by commas.
    public StringProperty addressesProperty() {
        return addresses;
    }

    public ObjectProperty<Via.Kind> viaProperty() {
        return via;
    }

    public StringProperty viaHostProperty() {
        return viaHost;
    }

    public StringProperty viaPortProperty() {
        return viaPort;
    }

    public StringProperty viaUsernameProperty() {
        return viaUsername;
    }

    /// Parted by commas.
    public StringProperty knockProperty() {
        return knock;
    }

    public StringProperty sshPortProperty() {
        return sshPort;
    }

    public ObjectProperty<Engine> engineProperty() {
        return engine;
    }

    public ObjectProperty<WordEncoding> encodingProperty() {
        return encoding;
    }

    /// The confirmed certificate, null where there is none.
    public ReadOnlyObjectProperty<@Nullable Fingerprint> certificateProperty() {
        return certificate.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Fingerprint> hostKeyProperty() {
        return hostKey.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Fingerprint> jumpHostKeyProperty() {
        return jumpHostKey.getReadOnlyProperty();
    }
}
