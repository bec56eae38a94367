package org.cloudpilot.vault;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.PasswordAccessException;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Secret;

/// The keyring of Windows, of macOS, or what answers to the Secret Service on Linux. A computer
/// without one is no error.
public final class PlatformKeyring implements SystemKeyring {
    private static final String SERVICE = "CloudPilot";
    private static final Logger LOG = System.getLogger(PlatformKeyring.class.getName());

    private interface Use<T> {
        T of(Keyring keyring) throws PasswordAccessException;
    }

    @Override
    public Optional<Secret> find(String name) {
        return use(
                keyring ->
                        Secret.owning(
                                Base64.getDecoder().decode(keyring.getPassword(SERVICE, name))));
    }

    @Override
    public Outcome<Boolean> put(String name, Secret key) {
        Optional<Boolean> done =
                use(
                        keyring -> {
                            keyring.setPassword(SERVICE, name, text(key));
                            return true;
                        });
        return done.isPresent() ? Outcome.done(true) : Outcome.refused(new Refusal.KeyringAbsent());
    }

    /// The library takes a string, which cannot be wiped.
    private static String text(Secret key) {
        return key.use(
                bytes -> new String(Base64.getEncoder().encode(bytes), StandardCharsets.US_ASCII));
    }

    @Override
    public void remove(String name) {
        use(
                keyring -> {
                    keyring.deletePassword(SERVICE, name);
                    return true;
                });
    }

    /// Empty where there is no keyring, or it says no.
    private static <T> Optional<T> use(Use<T> work) {
        Keyring keyring;
        try {
            keyring = Keyring.create();
        } catch (BackendNotSupportedException absent) {
            return Optional.empty();
        } catch (RuntimeException | LinkageError failed) {
            return told(failed);
        }
        try {
            return Optional.of(work.of(keyring));
        } catch (PasswordAccessException absent) {
            return Optional.empty();
        } catch (RuntimeException | LinkageError failed) {
            return told(failed);
        } finally {
            close(keyring);
        }
    }

    private static void close(Keyring keyring) {
        try {
            keyring.close();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (Exception failed) {
            told(failed);
        }
    }

    /// Native libraries fail in ways of their own; whatever they say may hold what they were given,
    /// so its kind alone is told.
    private static <T> Optional<T> told(Throwable failed) {
        LOG.log(Level.WARNING, "the keyring failed: {0}", failed.getClass().getName());
        return Optional.empty();
    }
}
