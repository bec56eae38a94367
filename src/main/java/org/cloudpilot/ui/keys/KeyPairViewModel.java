package org.cloudpilot.ui.keys;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

import org.cloudpilot.model.Secret;
import org.cloudpilot.service.access.MadeKey;

import java.nio.charset.StandardCharsets;

/// A new key pair, shown this once; wiped by [#close].
public final class KeyPairViewModel {
    private final MadeKey pair;
    private final String listener;
    private final BooleanProperty kept = new SimpleBooleanProperty();

    KeyPairViewModel(MadeKey pair, String listener) {
        this.pair = pair;
        this.listener = listener;
    }

    public String publicKey() {
        return pair.key().publicKey();
    }

    /// The private half as text, which JavaFX cannot wipe; empty after [#close].
    public String privateKey() {
        Secret secret = pair.privateKey();
        return secret.isClosed()
                ? ""
                : secret.use(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /// A request that works with this pair.
    public String example() {
        return Example.of(listener, publicKey(), privateKey());
    }

    /// Whether the person says that the private key is kept.
    public BooleanProperty keptProperty() {
        return kept;
    }

    public void close() {
        pair.close();
    }
}
