package org.cloudpilot.routeros.link;

import java.net.Socket;

/// A connection that stands.
///
/// @param tcp what is closed in the end: closing it unblocks whoever reads or writes
/// @param talking `tcp` itself, or TLS over it
public record Wire(Socket tcp, Socket talking) {
    public boolean encrypted() {
        return !tcp.equals(talking);
    }
}
