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

    @Override
    public Optional<Secret> find(String name) {
        try (Keyring keyring = Keyring.create()) {
            return Optional.of(decoded(keyring.getPassword(SERVICE, name)));
        } catch (BackendNotSupportedException | PasswordAccessException absent) {
            return Optional.empty();
        } catch (Exception | LinkageError failed) {
            return Optional.ofNullable(told(failed));
        }
    }

    private static Secret decoded(String kept) {
        return Secret.owning(Base64.getDecoder().decode(kept));
    }

    @Override
    public Outcome<Boolean> put(String name, Secret key) {
        try (Keyring keyring = Keyring.create()) {
            keyring.setPassword(
                    SERVICE,
                    name,
                    key.use(
                            bytes ->
                                    new String(
                                            Base64.getEncoder().encode(bytes),
                                            StandardCharsets.US_ASCII)));
            return Outcome.done(true);
        } catch (BackendNotSupportedException | PasswordAccessException absent) {
            return Outcome.refused(new Refusal.KeyringAbsent());
        } catch (Exception | LinkageError failed) {
            told(failed);
            return Outcome.refused(new Refusal.KeyringAbsent());
        }
    }

    @Override
    public void remove(String name) {
        try (Keyring keyring = Keyring.create()) {
            keyring.deletePassword(SERVICE, name);
        } catch (BackendNotSupportedException | PasswordAccessException absent) {
            // what is not there needs no removing
        } catch (Exception | LinkageError failed) {
            told(failed);
        }
    }

    /// Native libraries fail in ways of their own; whatever they say may hold what they were given,
    /// so its kind alone is told.
    private static <T> @org.jspecify.annotations.Nullable T told(Throwable failed) {
        LOG.log(Level.WARNING, "the keyring failed: {0}", failed.getClass().getName());
        return null;
    }
}
