package org.cloudpilot.service.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cloudpilot.model.Reach;
import org.cloudpilot.model.ReachDraft;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterDraft;

/// Which fields of a router a change is about, by their names in the HTTP API; never their values.
final class ChangedFields {
    private final List<String> names = new ArrayList<>();

    private ChangedFields() {}

    /// @param draft what was asked for; a password in it counts as a change
    static String between(Router before, Router after, RouterDraft draft) {
        var changed = new ChangedFields();
        changed.add("name", before.name(), after.name());
        changed.add("host", before.host(), after.host());
        changed.add("port", before.port(), after.port());
        changed.add("transport", before.transport(), after.transport());
        changed.add("username", before.username(), after.username());
        changed.addIf(draft.password() != null, "password");
        changed.addIf(!Objects.equals(before.credential(), after.credential()), "credential_id");
        changed.add("addresses", before.addresses(), after.addresses());
        changed.add(before.reach(), after.reach());
        ReachDraft reach = draft.reach();
        changed.addIf(reach != null && reach.viaPassword() != null, "via_password");
        changed.add("site", before.site(), after.site());
        changed.add("tags", before.tags(), after.tags());
        changed.add("note", before.note(), after.note());
        changed.add("custom", before.custom(), after.custom());
        return String.join(", ", changed.names);
    }

    private void add(Reach before, Reach after) {
        add("engine", before.engine(), after.engine());
        add("encoding", before.encoding(), after.encoding());
        addIf(
                !Objects.equals(before.certificate(), after.certificate()),
                "certificate_fingerprint");
        add("ssh_port", before.sshPort(), after.sshPort());
        addIf(!Objects.equals(before.hostKey(), after.hostKey()), "ssh_host_key_fingerprint");
        add("via", before.via(), after.via());
        add("knock", before.knocks(), after.knocks());
    }

    private void add(String name, Object before, Object after) {
        addIf(!before.equals(after), name);
    }

    private void addIf(boolean changed, String name) {
        if (changed) {
            names.add(name);
        }
    }
}
