package org.cloudpilot.simulator;

import java.net.InetAddress;
import java.util.Map;
import java.util.function.Predicate;
import org.cloudpilot.simulator.Admission.Admitted;
import org.cloudpilot.simulator.Admission.Forbidden;
import org.cloudpilot.simulator.Admission.Refused;

/// Decides who may connect and who may log in, whatever the protocol.
final class Gatekeeper {
    private final Device device;
    private final Tally tally;

    Gatekeeper(Device device, Tally tally) {
        this.device = device;
        this.tally = tally;
    }

    /// Whether a connection from there is served, as `/ip/service` says.
    ///
    /// @param connections how many the service has, with this one
    boolean serves(Service service, InetAddress peer, int connections) {
        Table services = device.find("/ip/service");
        return services == null
                || device.locked(
                        () ->
                                services.stored().stream()
                                        .filter(row -> service.routerName().equals(row.get("name")))
                                        .allMatch(row -> serves(row, peer, connections)));
    }

    private static boolean serves(Map<String, String> row, InetAddress peer, int connections) {
        return !"true".equals(row.get("disabled"))
                && connections <= Integer.parseInt(row.getOrDefault("max-sessions", "20"))
                && Networks.contain(row.getOrDefault("address", ""), peer);
    }

    /// @param proves whether what was given is this account's password
    /// @param via how the log calls the way in, `rest-api`
    /// @param policy what the user's group must have
    Admission logIn(
            String name, Predicate<Account> proves, InetAddress peer, String via, String policy) {
        Account account = device.account(name);
        String from = peer.getHostAddress();
        if (account == null
                || !proves.test(account)
                || !Networks.contain(account.address(), peer)) {
            tally.refused();
            device.log(
                    "system,error,critical",
                    "login failure for user " + name + " from " + from + " via " + via);
            return new Refused();
        }
        if (!account.may(policy)) {
            tally.refused();
            return new Forbidden();
        }
        tally.logIns.incrementAndGet();
        device.log(
                "system,info,account", "user " + name + " logged in from " + from + " via " + via);
        return new Admitted(account);
    }
}
