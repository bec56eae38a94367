package org.cloudpilot.http;

import java.nio.file.Path;

/// How the listener's connections are protected.
public sealed interface ListenerTls {
    /// Plain text, on loopback alone.
    record None() implements ListenerTls {}

    /// Plain text wherever it listens, because somebody said so.
    record Insecure() implements ListenerTls {}

    /// TLS everywhere.
    ///
    /// @param certificate PEM, the listener's own first, then those that vouch for it
    /// @param key PEM (PKCS #8), not encrypted
    record Own(Path certificate, Path key) implements ListenerTls {}

    /// TLS on other addresses than loopback, with a certificate that is made at need.
    ///
    /// @param folder where it is kept
    record Made(Path folder) implements ListenerTls {}
}
