package org.cloudpilot.service.access;

import java.time.Clock;
import java.util.function.LongSupplier;
import org.cloudpilot.vault.Argon2Parameters;
import org.cloudpilot.vault.PlatformKeyring;
import org.cloudpilot.vault.SystemKeyring;

/// How access is granted in this process.
///
/// @param withoutDisplay leases last until "lock all" or the end, so that routers stay watched, and
///   key pairs open the store again even after "lock all"
/// @param registrationOpen whether others than the first may register
/// @param clock for instants that are stored or signed
/// @param nanoTime for durations, see [System#nanoTime]
/// @param argon2 the price of new password slots
/// @param argon2Floor cheaper slots are refused
/// @param calibrated whether `argon2` is raised to what this computer does in a moment
/// @param keyring the operating system's
public record AccessOptions(
        boolean withoutDisplay,
        boolean registrationOpen,
        Clock clock,
        LongSupplier nanoTime,
        Argon2Parameters argon2,
        Argon2Parameters argon2Floor,
        boolean calibrated,
        SystemKeyring keyring) {

    public static AccessOptions of(boolean withoutDisplay, boolean registrationOpen) {
        return new AccessOptions(
                withoutDisplay,
                registrationOpen,
                Clock.systemUTC(),
                System::nanoTime,
                Argon2Parameters.STANDARD,
                Argon2Parameters.FLOOR,
                true,
                new PlatformKeyring());
    }

    Moment now() {
        return new Moment(nanoTime.getAsLong(), clock.instant());
    }

    /// The same with password slots that cost next to nothing: for throw-away stores and tests.
    public AccessOptions withArgon2(Argon2Parameters parameters) {
        return new AccessOptions(
                withoutDisplay,
                registrationOpen,
                clock,
                nanoTime,
                parameters,
                parameters,
                false,
                keyring);
    }
}
