package org.cloudpilot.service.repeat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.service.access.Safe;
import org.cloudpilot.service.access.SpaceListener;
import org.cloudpilot.store.KeptAnswerRepository;
import org.cloudpilot.store.SpaceRotation;
import org.cloudpilot.store.StoreClosedException;
import org.cloudpilot.vault.SealTarget;
import org.cloudpilot.vault.SpaceKey;

/// Does what a script asks under one name once, however often it asks within a day. The answer is
/// kept sealed under the space's key, because a command's can hold secrets; that a request is under
/// way is written down before it begins, so that one cut short is not taken for one never begun.
public final class RepeatService implements SpaceListener {
    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration SWEPT_EVERY = Duration.ofHours(1);

    private final KeptAnswerRepository answers;
    private final InstantSource clock;
    private final Map<SpaceId, Safe> safes = new ConcurrentHashMap<>();
    private final Map<SpaceId, Instant> swept = new ConcurrentHashMap<>();
    private final Set<Place> underWay = ConcurrentHashMap.newKeySet();

    public RepeatService(KeptAnswerRepository answers, InstantSource clock) {
        this.answers = answers;
        this.clock = clock;
    }

    private record Place(SpaceId space, String id) {}

    /// How a request begins.
    public sealed interface Beginning {
        /// For the first time: it is to be done, then [Ticket#keep] or [Ticket#undone] called.
        record First(Ticket ticket) implements Beginning {}

        /// It was done before.
        record Again(KeptAnswer answer) implements Beginning {}
    }

    /// Stands for one request that is under way.
    public final class Ticket implements AutoCloseable {
        private final Place place;
        private final byte[] request;

        private Ticket(Place place, byte[] request) {
            this.place = place;
            this.request = request;
        }

        /// Keeps its answer for a day; where the space is locked meanwhile, it stays written down
        /// as begun.
        public void keep(KeptAnswer answer) {
            var entry =
                    new KeptAnswer.Entry(
                            request, answer.status(), answer.location(), answer.body());
            Outcome<Boolean> _ =
                    inSafe(
                            place.space(),
                            key -> {
                                put(key, place, entry);
                                return Outcome.done(true);
                            });
        }

        /// Nothing was done: it may be asked anew.
        public void undone() {
            try {
                answers.remove(place.space(), place.id());
            } catch (StoreClosedException lockedMeanwhile) {
                return;
            }
        }

        /// It is under way no longer.
        @Override
        public void close() {
            underWay.remove(place);
        }
    }

    @Override
    public void unlocked(SpaceId space, SpaceKey key) {
        safes.put(space, new Safe(key));
        sweep(space, clock.instant());
    }

    @Override
    public void locked(SpaceId space) {
        Safe safe = safes.remove(space);
        swept.remove(space);
        if (safe != null) {
            safe.close();
        }
    }

    /// Answers of before do not open under the new key; they are as good as lost.
    @Override
    public boolean rotated(SpaceId space, SpaceKey fresh, Consumer<SpaceRotation.Resealed> commit) {
        Safe safe = safes.get(space);
        if (safe == null) {
            return false;
        }
        safe.rotate(fresh, (_, _) -> SpaceRotation.Resealed.nothing(), commit);
        return true;
    }

    /// A space that is locked in the middle is as good as locked before.
    private <T> Outcome<T> inSafe(SpaceId space, Function<SpaceKey, Outcome<T>> work) {
        Safe safe = safes.get(space);
        if (safe == null) {
            return Outcome.refused(new Refusal.Locked());
        }
        try {
            return safe.exclusively(work);
        } catch (StoreClosedException lockedMeanwhile) {
            return Outcome.refused(new Refusal.Locked());
        }
    }

    /// Refused with `RepeatRefused` where the name stands for another request, for one that is
    /// still under way, or for one whose end is not known; with `Locked` while nothing can be kept.
    ///
    /// @param name the script's, for this endpoint
    /// @param request all that the request asks for
    public Outcome<Beginning> begin(Caller caller, String endpoint, String name, byte[] request) {
        Place place = new Place(caller.space(), id(caller, endpoint, name));
        if (!underWay.add(place)) {
            return refused(Refusal.RepeatRefused.Why.UNDER_WAY);
        }
        boolean first = false;
        try {
            byte[] digest = digest(List.of(request));
            Outcome<Beginning> begun = inSafe(place.space(), key -> begin(key, place, digest));
            first = begun instanceof Outcome.Done<Beginning>(Beginning.First _);
            return begun;
        } finally {
            if (!first) {
                underWay.remove(place);
            }
        }
    }

    private Outcome<Beginning> begin(SpaceKey key, Place place, byte[] request) {
        var kept = answers.find(place.space(), place.id(), oldest());
        if (kept.isEmpty()) {
            put(key, place, KeptAnswer.Entry.begun(request));
            return Outcome.done(new Beginning.First(new Ticket(place, request)));
        }
        Optional<Secret> opened = key.open(kept.get(), target(place));
        if (opened.isEmpty()) {
            return refused(Refusal.RepeatRefused.Why.END_UNKNOWN);
        }
        try (Secret plain = opened.get()) {
            KeptAnswer.Entry entry = plain.use(KeptAnswer.Entry::read);
            if (!entry.isOf(request)) {
                return refused(Refusal.RepeatRefused.Why.ANOTHER_REQUEST);
            }
            return entry.isAnswered()
                    ? Outcome.done(new Beginning.Again(entry.answer()))
                    : refused(Refusal.RepeatRefused.Why.END_UNKNOWN);
        }
    }

    private static <T> Outcome<T> refused(Refusal.RepeatRefused.Why why) {
        return Outcome.refused(new Refusal.RepeatRefused(why));
    }

    private void put(SpaceKey key, Place place, KeptAnswer.Entry entry) {
        Instant now = clock.instant();
        try (Secret plain = entry.write()) {
            answers.put(place.space(), place.id(), key.seal(plain, target(place)), now);
        }
        Instant last = swept.get(place.space());
        // a space may stay unlocked for months
        if (last == null || Duration.between(last, now).abs().compareTo(SWEPT_EVERY) >= 0) {
            sweep(place.space(), now);
        }
    }

    private void sweep(SpaceId space, Instant now) {
        swept.put(space, now);
        answers.removeBefore(space, now.minus(KEPT));
    }

    private Instant oldest() {
        return clock.instant().minus(KEPT);
    }

    private static SealTarget target(Place place) {
        return new SealTarget("kept_answer", "answer", 0, place.space(), List.of(place.id()));
    }

    private static String id(Caller caller, String endpoint, String name) {
        return HexFormat.of()
                .formatHex(
                        digest(
                                List.of(
                                        utf8(caller.user() + " in " + caller.space()),
                                        utf8(endpoint),
                                        utf8(name))));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// Of parts that cannot run into each other.
    private static byte[] digest(List<byte[]> parts) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                sha.update(utf8(part.length + ":"));
                sha.update(part);
            }
            return sha.digest();
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
