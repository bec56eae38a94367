package org.cloudpilot.routeros.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.cloudpilot.model.Command;
import org.cloudpilot.model.CommandOutcome;
import org.cloudpilot.model.CommandOutcome.Done;
import org.cloudpilot.model.CommandOutcome.Trapped;
import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Transport;
import org.cloudpilot.routeros.DialOutcome;
import org.cloudpilot.routeros.Dialer;
import org.cloudpilot.routeros.Login;
import org.cloudpilot.routeros.Path;
import org.cloudpilot.routeros.RouterSession;
import org.cloudpilot.routeros.TimeLimits;
import org.cloudpilot.routeros.Trust;
import org.cloudpilot.routeros.api.ApiDialer;
import org.cloudpilot.routeros.link.Certificates;
import org.cloudpilot.routeros.link.Connector;
import org.cloudpilot.simulator.Hardware;
import org.cloudpilot.simulator.SimulatedRouter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The same command tells the same over REST as over the binary API, on one router.
class RestOnRouterTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private static SimulatedRouter.Builder router(String version) {
        return SimulatedRouter.builder(Hardware.HEX)
                .version(version)
                .allServices()
                .user("admin", "right")
                .user("reader", "right", "read");
    }

    private static DialOutcome dial(
            SimulatedRouter router, Transport transport, String user, String password) {
        Certificates certificates = new Certificates();
        Connector connector = new Connector(TimeLimits.standard(), certificates);
        Dialer dialer =
                transport == Transport.API
                        ? new ApiDialer(Clock.systemUTC())
                        : new RestDialer(Clock.systemUTC(), connector, certificates);
        Path path =
                new Path(List.of(router.endpoint(transport)), transport)
                        .withTrust(Trust.of(router.fingerprint()));
        try (Secret secret = Secret.ofText(password)) {
            return dialer.dial(path, new Login(user, secret));
        }
    }

    private static RouterSession session(SimulatedRouter router, Transport transport, String user) {
        DialOutcome outcome = dial(router, transport, user, "right");
        return assertInstanceOf(DialOutcome.Connected.class, outcome, outcome::toString).session();
    }

    /// Without what can differ: the time that it took, and a trap's category, which REST leaves
    /// out.
    private static Object told(CommandOutcome outcome) {
        return switch (outcome) {
            case Done done -> List.of(done.rows(), String.valueOf(done.ret()), done.truncated());
            case Trapped trapped -> trapped.message();
            default -> outcome;
        };
    }

    static Stream<Command> commands() {
        Command addresses = Command.of("/ip/address/print");
        return Stream.of(
                addresses,
                addresses.with(".proplist", "address,interface"),
                addresses.with(".proplist", ".id,comment"),
                addresses.where("?interface=ether1"),
                addresses.where("?interface=ether1", "?interface=bridge", "?#|"),
                addresses.where("?interface=ether1", "?#!").with(".proplist", "interface"),
                addresses.where("?comment"),
                addresses.where("?-comment"),
                addresses.with("count-only", ""),
                addresses.where("?interface=nothing"),
                Command.of("/system/identity/print"),
                Command.of("/system/routerboard/print"),
                Command.of("/interface/print").with(".proplist", "name,type"),
                Command.of("/system/identity/set").with("name", "m\u00e4st \"1\""),
                Command.of("/ip/address/set").with(".id", "*1").with("comment", "line\nbreak"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theSameIsToldOverBoth(Command command) {
        try (SimulatedRouter router = router("7.16.2").start();
                RouterSession rest = session(router, Transport.REST_SSL, "admin");
                RouterSession api = session(router, Transport.API, "admin")) {
            assertEquals(told(api.run(command, LONG)), told(rest.run(command, LONG)));
        }
    }

    @Test
    void anItemLivesAndDies() {
        try (SimulatedRouter router = router("7.18.2").start();
                RouterSession rest = session(router, Transport.REST, "admin");
                RouterSession api = session(router, Transport.API, "admin")) {
            Command add =
                    Command.of("/ip/address/add")
                            .with("address", "10.9.8.7/24")
                            .with("interface", "ether1");
            Done added = assertInstanceOf(Done.class, rest.run(add, LONG));
            assertEquals(List.of(), added.rows());
            Command find = Command.of("/ip/address/print").where("?.id=" + added.ret());
            assertEquals(told(api.run(find, LONG)), told(rest.run(find, LONG)));
            assertEquals(1, assertInstanceOf(Done.class, rest.run(find, LONG)).rows().size());
            Command remove = Command.of("/ip/address/remove").with(".id", "" + added.ret());
            assertInstanceOf(Done.class, rest.run(remove, LONG));
            assertEquals(0, assertInstanceOf(Done.class, api.run(find, LONG)).rows().size());
            assertInstanceOf(Trapped.class, rest.run(remove, LONG));
        }
    }

    @Test
    void aMissingRightIsARefusalOfTheCommand() {
        try (SimulatedRouter router = router("7.18.2").start();
                RouterSession rest = session(router, Transport.REST, "reader");
                RouterSession api = session(router, Transport.API, "reader")) {
            Command set = Command.of("/system/identity/set").with("name", "x");
            assertEquals(told(api.run(set, LONG)), told(rest.run(set, LONG)));
        }
    }

    @Test
    void theLogInsFailuresAreToldApart() {
        try (SimulatedRouter router = router("7.18.2").start()) {
            assertEquals(
                    ConnectFailure.LOGIN,
                    problem(dial(router, Transport.REST, "admin", "wrong")).failure());
        }
        try (SimulatedRouter router = router("6.49.11").start()) {
            ConnectProblem old = problem(dial(router, Transport.REST, "admin", "right"));
            assertEquals(ConnectFailure.WRONG_SERVICE, old.failure());
        }
    }

    private static ConnectProblem problem(DialOutcome outcome) {
        return assertInstanceOf(DialOutcome.Failed.class, outcome).problem();
    }
}
