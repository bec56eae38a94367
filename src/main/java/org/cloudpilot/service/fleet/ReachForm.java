package org.cloudpilot.service.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.model.Engine;
import org.cloudpilot.model.FieldErrors;
import org.cloudpilot.model.Fingerprint;
import org.cloudpilot.model.Host;
import org.cloudpilot.model.Knock;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Reach;
import org.cloudpilot.model.ReachDraft;
import org.cloudpilot.model.Via;
import org.cloudpilot.model.ViaDraft;
import org.cloudpilot.model.WordEncoding;
import org.jspecify.annotations.Nullable;

/// Reads the advanced settings of a draft, field by field, as [RouterForm] does the others.
final class ReachForm {
    private final ReachDraft draft;
    private final Reach before;
    private final FieldErrors.Collector errors;

    /// @param before what stays where the draft leaves a field out
    ReachForm(@Nullable ReachDraft draft, Reach before, FieldErrors.Collector errors) {
        this.draft = draft == null ? ReachDraft.none() : draft;
        this.before = before;
        this.errors = errors;
    }

    Reach read() {
        Engine engine = draft.engine() == null ? before.engine() : draft.engine();
        WordEncoding encoding = draft.encoding() == null ? before.encoding() : draft.encoding();
        Via read = via();
        if (read != null) {
            viaPassword(read);
        }
        Via via = read == null ? before.via() : read;
        List<Knock> knocks = knocks();
        if (!(via instanceof Via.Direct)
                && knocks.stream().anyMatch(knock -> knock.protocol() == Knock.Protocol.UDP)) {
            errors.add("knock", Message.of("field.knock_udp_via"));
        }
        return new Reach(
                engine,
                encoding,
                fingerprint("certificate_fingerprint", draft.certificate(), before.certificate()),
                port("ssh_port", draft.sshPort(), before.sshPort()),
                fingerprint("ssh_host_key_fingerprint", draft.hostKey(), before.hostKey()),
                via,
                knocks);
    }

    private @Nullable Fingerprint fingerprint(
            String field, @Nullable String typed, @Nullable Fingerprint otherwise) {
        if (typed == null) {
            return otherwise;
        }
        if (typed.isBlank()) {
            return null;
        }
        Optional<Fingerprint> read = Fingerprint.parse(typed);
        if (read.isEmpty()) {
            errors.add(field, Message.of("field.fingerprint"));
        }
        return read.orElse(otherwise);
    }

    private int port(String field, @Nullable Integer given, int otherwise) {
        if (given == null) {
            return otherwise;
        }
        if (given < 1 || given > 65_535) {
            errors.add(field, Message.of("field.port"));
            return otherwise;
        }
        return given;
    }

    /// Null when it is not even clear where it leads.
    private @Nullable Via via() {
        ViaDraft given = draft.via();
        if (given == null) {
            return before.via();
        }
        if (given.kind() == Via.Kind.DIRECT) {
            return new Via.Direct();
        }
        Optional<Host> host = viaHost(given);
        int port = port("via", given.port(), given.kind().defaultPort());
        String username = viaUser(given);
        if (host.isEmpty()) {
            return null;
        }
        Endpoint endpoint = new Endpoint(host.get(), port);
        return given.kind() == Via.Kind.SOCKS5
                ? new Via.Socks5(endpoint, username.isEmpty() ? null : username)
                : new Via.SshJump(
                        endpoint,
                        username,
                        fingerprint("via", given.hostKey(), knownJump(endpoint)));
    }

    private Optional<Host> viaHost(ViaDraft given) {
        String typed = given.host() == null ? "" : given.host().strip();
        if (typed.isEmpty()) {
            errors.add("via", Message.of("field.via_host_missing"));
            return Optional.empty();
        }
        Optional<Host> host = Host.parse(typed);
        if (host.isEmpty()) {
            errors.add("via", Message.of("field.host_of", typed));
        }
        return host;
    }

    private String viaUser(ViaDraft given) {
        String username = given.username() == null ? "" : given.username().strip();
        if (username.isEmpty() && given.kind() == Via.Kind.SSH) {
            errors.add("via", Message.of("field.via_username_missing"));
        } else if (username.length() > RouterForm.USER_LIMIT) {
            errors.add("via", Message.of("field.too_long", RouterForm.USER_LIMIT));
        } else if (RouterForm.hasControls(username, false)) {
            errors.add("via", Message.of("field.control_characters"));
        }
        return username;
    }

    /// The host key belongs to the server: another server's is to be confirmed anew.
    private @Nullable Fingerprint knownJump(Endpoint server) {
        return before.via() instanceof Via.SshJump(Endpoint known, _, Fingerprint hostKey)
                        && known.equals(server)
                ? hostKey
                : null;
    }

    private void viaPassword(Via via) {
        if (draft.viaPassword() == null) {
            boolean kept = before.via().hasPassword() && before.via().kind() == via.kind();
            if (via.hasPassword() && !kept) {
                errors.add("via_password", Message.of("field.password_missing_via"));
            }
        } else if (!via.hasPassword()) {
            errors.add("via_password", Message.of("field.via_password_unused"));
        } else if (draft.viaPassword().length() > RouterForm.PASSWORD_LIMIT) {
            errors.add("via_password", Message.of("field.too_long", RouterForm.PASSWORD_LIMIT));
        }
    }

    private List<Knock> knocks() {
        List<String> given = draft.knocks();
        if (given == null) {
            return before.knocks();
        }
        if (given.size() > Reach.KNOCKS_LIMIT) {
            errors.add("knock", Message.of("field.too_many", Reach.KNOCKS_LIMIT));
            return List.of();
        }
        List<Knock> knocks = new ArrayList<>();
        for (String typed : given) {
            Knock.parse(typed)
                    .ifPresentOrElse(
                            knocks::add,
                            () -> errors.add("knock", Message.of("field.knock", typed)));
        }
        return knocks;
    }
}
