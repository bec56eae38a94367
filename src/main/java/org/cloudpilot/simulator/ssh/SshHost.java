package org.cloudpilot.simulator.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.KeyPair;

/// The router's side of one SSH connection.
public interface SshHost {
    KeyPair hostKey();

    /// Whether this user may come in with this password; asked once an attempt.
    boolean logIn(String name, String password);

    /// A line for the user who logged in.
    interface Exec {
        /// Carries it out.
        ///
        /// @param out takes what it says
        /// @return the exit status
        int run(OutputStream out) throws IOException, InterruptedException;

        /// Ends [#run].
        void stop();
    }

    Exec exec(String line);

    /// A terminal of the user who logged in.
    interface Shell {
        /// Serves it until it is left or gone.
        ///
        /// @return the exit status
        int run(InputStream in, OutputStream out) throws IOException, InterruptedException;

        /// How large it is: once before [#run], and from then on whenever it changes.
        void size(int columns, int lines);

        /// Ends [#run].
        void stop();
    }

    /// @throws SecurityException when nobody logged in
    Shell shell();

    /// Ends everything that goes on.
    void stop();

    /// Whether connections are forwarded for clients (`direct-tcpip`).
    boolean forwards();

    /// What SFTP shows of the router's files.
    ///
    /// @throws SecurityException when the user may not see them
    SftpFiles files();
}
