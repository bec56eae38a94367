package org.cloudpilot.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import java.util.List;
import java.util.Optional;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.service.access.AccessService;

/// Finds out who calls: `Authorization: Bearer`, or else `X-API-Key` with `X-Private-Key`. Each
/// header once: of two that disagree, whichever were taken would surprise somebody.
final class Authentication {
    private static final HeaderName PUBLIC_KEY = HeaderNames.create("X-API-Key");
    private static final HeaderName PRIVATE_KEY = HeaderNames.create("X-Private-Key");
    private static final HeaderName SPACE = HeaderNames.create("X-Space");
    private static final String BEARER = "Bearer ";

    private final AccessService access;

    Authentication(AccessService access) {
        this.access = access;
    }

    /// Empty when the request brings no credential at all.
    Optional<Outcome<Caller>> caller(ServerRequestHeaders headers, String peer) {
        List<String> authorization = headers.all(HeaderNames.AUTHORIZATION, List::of);
        List<String> publicKey = headers.all(PUBLIC_KEY, List::of);
        List<String> privateKey = headers.all(PRIVATE_KEY, List::of);
        if (!authorization.isEmpty()) {
            return Optional.of(
                    authorization.size() == 1 ? ofAuthorization(authorization.getFirst()) : bad());
        }
        if (publicKey.isEmpty() && privateKey.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                publicKey.size() == 1 && privateKey.size() == 1
                        ? ofPair(publicKey.getFirst(), privateKey.getFirst(), peer)
                        : bad());
    }

    /// The caller in the space that `X-Space` names, or where it names none, in the caller's own.
    /// One that is not the caller's, or no space's id at all, is not there.
    Outcome<Caller> inSpace(Caller caller, ServerRequestHeaders headers) {
        List<String> wanted = headers.all(SPACE, List::of);
        if (wanted.isEmpty()) {
            return Outcome.done(caller);
        }
        Optional<Long> id =
                wanted.size() == 1 ? PathTemplate.id(wanted.getFirst().strip()) : Optional.empty();
        return id.isEmpty()
                ? Outcome.refused(new Refusal.NotFound())
                : access.inSpace(caller, new SpaceId(id.get()));
    }

    private Outcome<Caller> ofAuthorization(String value) {
        boolean bearer = value.regionMatches(true, 0, BEARER, 0, BEARER.length());
        return bearer ? access.callerOfToken(value.substring(BEARER.length()).strip()) : bad();
    }

    private Outcome<Caller> ofPair(String publicKey, String privateKey, String peer) {
        try (Secret secret = Secret.ofText(privateKey)) {
            return access.callerOfKey(publicKey, secret, peer);
        }
    }

    private static Outcome<Caller> bad() {
        return Outcome.refused(new Refusal.BadCredentials());
    }
}
