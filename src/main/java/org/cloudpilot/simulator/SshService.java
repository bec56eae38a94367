package org.cloudpilot.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.security.KeyPair;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cloudpilot.simulator.Admission.Admitted;
import org.cloudpilot.simulator.ssh.SftpFiles;
import org.cloudpilot.simulator.ssh.SshHost;
import org.jspecify.annotations.Nullable;

/// The router's side of one SSH connection.
final class SshService implements SshHost {
    private final Chassis router;
    private final InetAddress peer;
    private final Set<Running> running = ConcurrentHashMap.newKeySet();
    private final Set<Terminal> terminals = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Account user;
    private volatile String consoleOptions = "";

    SshService(Chassis router, InetAddress peer) {
        this.router = router;
        this.peer = peer;
    }

    @Override
    public KeyPair hostKey() {
        return router.hostKey();
    }

    @Override
    public boolean logIn(String name, String password) {
        int plus = name.indexOf('+');
        consoleOptions = plus < 0 ? "" : name.substring(plus + 1);
        Admission admission =
                router.gatekeeper.logIn(
                        plus < 0 ? name : name.substring(0, plus),
                        account -> account.password().equals(password),
                        peer,
                        "ssh",
                        "ssh");
        if (admission instanceof Admitted(var account)) {
            user = account;
            return true;
        }
        return false;
    }

    @Override
    public Exec exec(String line) {
        return new Line(line);
    }

    /// One line that is carried out.
    private final class Line implements Exec {
        private final String line;
        private final Running command = new Running();

        Line(String line) {
            this.line = line;
            running.add(command);
        }

        @Override
        public int run(OutputStream out) throws IOException, InterruptedException {
            Account caller = user;
            try {
                command.pause(
                        router.fault() instanceof Fault.NeverAnswer
                                ? SimulatedRouter.FOR_EVER
                                : router.pace.next());
                if (caller != null) {
                    Console console = new Console(router, caller, command);
                    out.write(router.bytes(console.run(line).replace("\n", "\r\n")));
                    out.flush();
                    console.afterwards().forEach(Runnable::run);
                }
            } catch (Trap cancelled) {
                // nobody listens any more
            } finally {
                running.remove(command);
            }
            return 0;
        }

        @Override
        public void stop() {
            command.cancel();
        }
    }

    /// Behind a `+` in the log-in name stand options: `c` is for no colours.
    @Override
    public Shell shell() {
        Account caller = user;
        if (caller == null) {
            throw new SecurityException("nobody logged in");
        }
        Terminal terminal = new Terminal(router, caller, !consoleOptions.contains("c"));
        terminals.add(terminal);
        return terminal;
    }

    @Override
    public void stop() {
        running.forEach(Running::cancel);
        terminals.forEach(Terminal::stop);
    }

    @Override
    public boolean forwards() {
        String enabled = router.device.singleton("/ip/ssh", "forwarding-enabled");
        return enabled.equals("local") || enabled.equals("both");
    }

    @Override
    public SftpFiles files() {
        Account caller = user;
        if (caller == null || !caller.may("ftp")) {
            throw new SecurityException("the user's group lacks ftp");
        }
        return router.device.files;
    }
}
