package org.cloudpilot.service.payments;

import java.util.Optional;
import org.cloudpilot.model.PaymentCredential;
import org.cloudpilot.model.Secret;
import org.cloudpilot.provider.ProviderAccount;
import org.cloudpilot.service.payments.PaymentSeals.Part;
import org.cloudpilot.store.StoredPayment;
import org.cloudpilot.vault.SpaceKey;

/// A credential with its keys open for one question to the provider.
///
/// @param account empty where a key does not open: nothing may be sent
record Opened(PaymentCredential credential, Optional<ProviderAccount> account)
        implements AutoCloseable {
    static Opened of(SpaceKey key, StoredPayment stored) {
        PaymentCredential credential = stored.credential();
        var seals = new PaymentSeals(key, credential);
        Optional<Secret> apiKey = seals.open(Part.API_KEY, stored.secrets());
        Optional<Secret> privateKey = seals.open(Part.PRIVATE_KEY, stored.secrets());
        if (apiKey.isEmpty() || privateKey.isEmpty()) {
            apiKey.ifPresent(Secret::close);
            privateKey.ifPresent(Secret::close);
            return new Opened(credential, Optional.empty());
        }
        return new Opened(
                credential,
                Optional.of(
                        new ProviderAccount(
                                credential.provider(),
                                credential.environment(),
                                credential.address(),
                                apiKey.get(),
                                privateKey.get())));
    }

    @Override
    public void close() {
        account.ifPresent(
                open -> {
                    open.apiKey().close();
                    open.privateKey().close();
                });
    }
}
