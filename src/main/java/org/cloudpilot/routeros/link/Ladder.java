package org.cloudpilot.routeros.link;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.model.PeerProof;
import org.cloudpilot.model.Transport;
import org.cloudpilot.routeros.DialOutcome;
import org.cloudpilot.routeros.Path;
import org.cloudpilot.routeros.RouterSession;
import org.jspecify.annotations.Nullable;

/// Tries a router's endpoints in order of preference.
public final class Ladder {
    private Ladder() {}

    /// One endpoint's attempt, up to a session that is logged in.
    public interface Climb<S> {
        S climb(Endpoint endpoint) throws DialException, InterruptedException;
    }

    /// Dials a router over its endpoints, as [#first] does.
    ///
    /// @param spoken what the dialer speaks
    /// @throws IllegalArgumentException when the path's transport is none of these
    public static DialOutcome dial(
            Path path, Set<Transport> spoken, Climb<? extends RouterSession> climb) {
        if (!spoken.contains(path.transport())) {
            throw new IllegalArgumentException("not this dialer's transport");
        }
        long start = System.nanoTime();
        try {
            RouterSession session = first(path.endpoints(), climb);
            return new DialOutcome.Connected(session, Duration.ofNanos(System.nanoTime() - start));
        } catch (DialException failed) {
            return new DialOutcome.Failed(failed.problem());
        }
    }

    /// The first session that comes about. A refused log-in ends it, because the password is not
    /// tried again elsewhere, and so does a jump that lets nobody through.
    ///
    /// @throws DialException of several endpoints that all fail, with the problem of the one that
    ///   came furthest, the more preferred where two came equally far
    public static <S> S first(List<Endpoint> endpoints, Climb<? extends S> climb)
            throws DialException {
        ConnectProblem furthest = null;
        for (Endpoint endpoint : endpoints) {
            try {
                return climb.climb(endpoint);
            } catch (DialException failed) {
                furthest = further(furthest, failed.problem());
                if (endsAll(failed.problem())) {
                    break;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                furthest = new ConnectProblem(ConnectFailure.TIMEOUT, "dialling was interrupted");
                break;
            }
        }
        if (furthest == null) {
            throw new IllegalStateException("a path without endpoints");
        }
        throw new DialException(furthest);
    }

    private static boolean endsAll(ConnectProblem problem) {
        PeerProof proof = problem.proof();
        return problem.failure().isRefusal()
                || problem.failure() == ConnectFailure.JUMP_UNREACHABLE
                || (proof != null && proof.kind() == PeerProof.Kind.JUMP_HOST_KEY);
    }

    private static ConnectProblem further(@Nullable ConnectProblem known, ConnectProblem next) {
        return known == null || next.rung().compareTo(known.rung()) > 0 ? next : known;
    }
}
