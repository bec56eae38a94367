package org.cloudpilot.ui.payments;

import java.nio.charset.StandardCharsets;
import org.cloudpilot.model.PaymentKey;
import org.cloudpilot.model.Secret;

/// A private key that is shown; wiped by [#close].
public final class PaymentKeyViewModel {
    private final PaymentKey key;

    PaymentKeyViewModel(PaymentKey key) {
        this.key = key;
    }

    public String provider() {
        return key.credential().provider().display();
    }

    /// The key as text, which JavaFX cannot wipe; empty after [#close].
    public String text() {
        Secret secret = key.privateKey();
        return secret.isClosed()
                ? ""
                : secret.use(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    public void close() {
        key.close();
    }
}
