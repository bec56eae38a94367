package org.cloudpilot.routeros;

/// Opens sessions of one or more transports.
public interface Dialer {
    /// Tries the path's endpoints in order and logs in on the first that accepts; blocks. A refused
    /// log-in ends it: the password is not tried again elsewhere.
    DialOutcome dial(Path path, Login login);
}
