package org.cloudpilot.routeros.ssh;

import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.model.ConnectFailure.Rung;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.Fingerprint;
import org.cloudpilot.model.PeerProof;
import org.jspecify.annotations.Nullable;

/// What is to be believed of one server while it is dialled, and what it showed.
final class Handshake {
    private final byte[] pass;
    private final PeerProof.Kind kind;
    private final @Nullable Fingerprint confirmed;
    private volatile @Nullable PeerProof unbelieved;

    Handshake(byte[] pass, PeerProof.Kind kind, @Nullable Fingerprint confirmed) {
        this.pass = pass;
        this.kind = kind;
        this.confirmed = confirmed;
    }

    byte[] pass() {
        return pass;
    }

    boolean isRouter() {
        return kind == PeerProof.Kind.HOST_KEY;
    }

    /// The confirmed key alone passes.
    boolean decide(Fingerprint shown, String type) {
        if (shown.equals(confirmed)) {
            return true;
        }
        unbelieved = new PeerProof(kind, shown, confirmed, type, "", null, null);
        return false;
    }

    /// Why the server was not believed, null where it was or showed nothing.
    @Nullable ConnectProblem problem() {
        PeerProof proof = unbelieved;
        if (proof == null) {
            return null;
        }
        ConnectFailure failure = ConnectProblem.of(proof).failure();
        Rung rung = kind == PeerProof.Kind.JUMP_HOST_KEY ? Rung.ADDRESS : Rung.TLS;
        return new ConnectProblem(failure, rung, proof.shown().hex(), proof);
    }
}
