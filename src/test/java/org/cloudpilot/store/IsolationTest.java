package org.cloudpilot.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cloudpilot.model.AuthorityId;
import org.cloudpilot.model.Credential;
import org.cloudpilot.model.CredentialId;
import org.cloudpilot.model.DeviceInfo;
import org.cloudpilot.model.PaymentCredential;
import org.cloudpilot.model.PaymentCredentialId;
import org.cloudpilot.model.PaymentEnvironment;
import org.cloudpilot.model.PaymentProvider;
import org.cloudpilot.model.Role;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.SentLine;
import org.cloudpilot.model.SnippetId;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.UserId;
import org.cloudpilot.vault.Sealed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Calls every method of every repository that takes a space, in one space for the rows of another.
/// A method that is added is called, too, or fails the test because nobody said with what.
class IsolationTest {
    private static final RouterSecrets SECRETS =
            new RouterSecrets(new Sealed(new byte[] {6, 6, 6}), null);

    private static final DeviceInfo INFO =
            new DeviceInfo(
                    StoreFixture.NOW,
                    "theirs",
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    Map.of());

    private static final PaymentSecrets PAYMENT_SECRETS =
            new PaymentSecrets(new Sealed(new byte[] {6}), new Sealed(new byte[] {7}), null);

    private static final UserId THEIR_USER = new UserId(1);

    @TempDir Path temp;

    private StoreFixture fixture;
    private SpaceId theirs;
    private SpaceId ours;
    private RouterId router;
    private AuthorityId authority;
    private PaymentCredentialId payment;
    private SnippetId snippet;
    private CredentialId credential;

    @BeforeEach
    void makeTwoSpaces() {
        fixture = StoreFixture.created(temp);
        theirs = fixture.newSpace("ann");
        ours = fixture.newSpace("ben");
        router = fixture.insert(theirs, "theirs");
        payment = fixture.store.payments().nextId();
        fixture.store.payments().insert(payment(theirs, payment));
        credential = fixture.store.credentials().nextId();
        fixture.store.credentials().insert(credential(theirs, "theirs"));
        authority = fixture.store.authorities().nextId();
        fixture.store
                .authorities()
                .insert(
                        theirs,
                        new StoredAuthority(
                                authority, new Sealed(new byte[] {1}), StoreFixture.NOW));
        fixture.store.lastLooks().put(theirs, Map.of(router, INFO));
        fixture.store
                .keptAnswers()
                .put(theirs, "stolen", new Sealed(new byte[] {1}), StoreFixture.NOW);
        fixture.store
                .consoleLines()
                .add(theirs, THEIR_USER, new SentLine(router, "theirs", StoreFixture.NOW), 10);
        snippet = fixture.store.snippets().put(theirs, "theirs", "", StoreFixture.NOW).id();
        fixture.store.spaces().removeMember(theirs, new UserId(99), "cid", StoreFixture.NOW);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private List<Object> repositories() {
        Store store = fixture.store;
        return Arrays.stream(Store.class.getMethods())
                .filter(method -> method.getReturnType().getSimpleName().endsWith("Repository"))
                .sorted(Comparator.comparing(Method::getName))
                .map(method -> call(store, method))
                .toList();
    }

    private static Object call(Object on, Method method, Object... arguments) {
        try {
            return Optional.ofNullable(method.invoke(on, arguments)).orElse("nothing");
        } catch (InvocationTargetException refused) {
            return String.valueOf(refused.getCause());
        } catch (IllegalAccessException defect) {
            throw new AssertionError(defect);
        }
    }

    /// What lies in the other space, to be compared.
    private List<Object> state() {
        List<Object> state = new ArrayList<>();
        Store store = fixture.store;
        state.addAll(store.routers().all(theirs));
        state.addAll(store.routers().secrets(theirs).values());
        state.addAll(store.authorities().all(theirs));
        state.add(store.keptAnswers().find(theirs, "stolen", Instant.MIN));
        state.add(store.lastLooks().find(theirs, router));
        state.addAll(store.payments().all(theirs));
        state.addAll(store.consoleLines().last(theirs, THEIR_USER, 10));
        state.addAll(store.snippets().all(theirs));
        store.credentials()
                .all(theirs)
                .forEach(stored -> state.addAll(List.of(stored.credential(), stored.password())));
        state.addAll(store.spaces().exposures(theirs));
        state.addAll(store.spaces().members(theirs));
        return state;
    }

    private StoredCredential credential(SpaceId space, String name) {
        return new StoredCredential(
                new Credential(
                        credential,
                        space,
                        name,
                        "cloudpilot",
                        List.of(),
                        StoreFixture.NOW,
                        StoreFixture.NOW),
                new Sealed(new byte[] {8}));
    }

    private static StoredPayment payment(SpaceId space, PaymentCredentialId id) {
        return new StoredPayment(
                new PaymentCredential(
                        id,
                        space,
                        PaymentProvider.KOPOKOPO,
                        PaymentEnvironment.SANDBOX,
                        "https://theirs.example.net/",
                        true,
                        false,
                        null,
                        StoreFixture.NOW,
                        StoreFixture.NOW),
                PAYMENT_SECRETS);
    }

    private Router foreign() {
        Router found = fixture.store.routers().find(theirs, router).orElseThrow();
        return new Router(
                found.id(),
                ours,
                "stolen",
                found.host(),
                found.port(),
                found.transport(),
                found.username(),
                found.addresses(),
                found.reach(),
                found.site(),
                found.tags(),
                found.note(),
                found.custom(),
                found.createdAt(),
                found.updatedAt());
    }

    private Object argument(Class<?> type) {
        Map<Class<?>, Object> known =
                Map.ofEntries(
                        Map.entry(SpaceId.class, ours),
                        Map.entry(RouterId.class, router),
                        Map.entry(AuthorityId.class, authority),
                        Map.entry(SnippetId.class, snippet),
                        Map.entry(SentLine.class, new SentLine(router, "stolen", StoreFixture.NOW)),
                        Map.entry(int.class, 1),
                        Map.entry(Router.class, foreign()),
                        Map.entry(RouterSecrets.class, SECRETS),
                        Map.entry(Sealed.class, new Sealed(new byte[] {6})),
                        Map.entry(Map.class, Map.of(router, INFO)),
                        Map.entry(boolean.class, true),
                        Map.entry(String.class, "stolen"),
                        Map.entry(UserId.class, new UserId(1)),
                        Map.entry(Role.class, Role.VIEWER),
                        Map.entry(Instant.class, StoreFixture.NOW),
                        Map.entry(
                                Membership.class,
                                new Membership(
                                        new UserId(1), ours, Role.VIEWER, new byte[1], false)),
                        Map.entry(
                                StoredAuthority.class,
                                new StoredAuthority(
                                        authority, new Sealed(new byte[] {6}), StoreFixture.NOW)),
                        Map.entry(
                                SpaceRotation.class,
                                new SpaceRotation(
                                        ours,
                                        Map.of(),
                                        new SpaceRotation.Resealed(
                                                Map.of(router, SECRETS),
                                                Map.of(authority, new Sealed(new byte[] {6})),
                                                Map.of(payment, PAYMENT_SECRETS),
                                                Map.of(credential, new Sealed(new byte[] {6}))))),
                        Map.entry(PaymentCredentialId.class, payment),
                        Map.entry(StoredPayment.class, payment(ours, payment)),
                        Map.entry(CredentialId.class, credential),
                        Map.entry(StoredCredential.class, credential(ours, "stolen")),
                        Map.entry(
                                CredentialChange.class,
                                new CredentialChange(
                                        credential(ours, "stolen"),
                                        List.of(new CredentialChange.Follower(foreign(), SECRETS)),
                                        true)));
        return Optional.ofNullable(known.get(type))
                .orElseThrow(() -> new AssertionError("say what to call with: " + type));
    }

    private static boolean isOfASpace(Method method) {
        Set<Class<?>> spaced =
                Set.of(
                        SpaceId.class,
                        Router.class,
                        SpaceRotation.class,
                        Membership.class,
                        StoredPayment.class,
                        StoredCredential.class,
                        CredentialChange.class);
        return Modifier.isPublic(method.getModifiers())
                && Arrays.stream(method.getParameterTypes()).anyMatch(spaced::contains);
    }

    @Test
    void nothingIsSeenAndNothingChangedAcrossSpaces() {
        List<Object> before = state();
        Set<String> called = new TreeSet<>();
        for (Object repository : repositories()) {
            for (Method method : repository.getClass().getDeclaredMethods()) {
                if (!isOfASpace(method)) {
                    continue;
                }
                Object[] arguments =
                        Arrays.stream(method.getParameterTypes()).map(this::argument).toArray();
                Object answer = call(repository, method, arguments);
                called.add(repository.getClass().getSimpleName() + "." + method.getName());
                assertFalse(shows(answer), method + " answers " + answer);
            }
        }
        assertEquals(before, state());
        assertTrue(called.size() >= 16, called.toString());
        assertTrue(called.contains("RouterRepository.update"));
        assertTrue(called.contains("PaymentRepository.update"));
        assertTrue(called.contains("CredentialRepository.update"));
        assertTrue(called.contains("CredentialRepository.delete"));
    }

    private boolean shows(Object answer) {
        return switch (answer) {
            case Optional<?> optional -> optional.isPresent();
            case Collection<?> several ->
                    several.stream().anyMatch(each -> each.toString().contains("theirs"));
            case Map<?, ?> map -> !map.isEmpty();
            case Boolean changed -> changed;
            default -> false;
        };
    }
}
