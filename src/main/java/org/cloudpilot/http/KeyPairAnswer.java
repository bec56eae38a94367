package org.cloudpilot.http;

import org.cloudpilot.model.Sentences;

/// A new key pair, the private half shown this once.
record KeyPairAnswer(String publicKey, String privateKey, String message) {
    static final KeyPairAnswer EXAMPLE = of(Examples.PUBLIC_KEY, Examples.PRIVATE_KEY);

    static KeyPairAnswer of(String publicKey, String privateKey) {
        return new KeyPairAnswer(publicKey, privateKey, Sentences.of("http.key_shown_once"));
    }

    @Override
    public String toString() {
        return "KeyPairAnswer[" + publicKey + "]";
    }
}
