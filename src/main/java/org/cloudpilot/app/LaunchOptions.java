package org.cloudpilot.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What the program was started with.
///
/// @param data the data folder; null for the platform's usual one
/// @param demo a throw-away store with a simulated fleet instead of the user's own
/// @param headless the listener alone, even where there is a display
/// @param registrationOpen whether anybody who reaches the listener may make an account
/// @param insecure whether plain HTTP may be served to other than this computer
/// @param certificate of the listener, in PEM; null for none
/// @param key its private key, in PEM; null where there is no certificate
/// @param credentialFile what opens the store at a start without a window; null to wait for the
///   first request, see [CredentialFile]
public record LaunchOptions(
        @Nullable Path data,
        boolean demo,
        boolean headless,
        String bind,
        int port,
        boolean registrationOpen,
        boolean insecure,
        @Nullable Path certificate,
        @Nullable Path key,
        @Nullable Path credentialFile) {
    public static final String DEFAULT_BIND = "127.0.0.1";
    public static final int DEFAULT_PORT = 8000;
}
