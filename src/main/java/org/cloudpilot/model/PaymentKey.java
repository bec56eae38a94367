package org.cloudpilot.model;

/// A credential with its private key in clear.
///
/// @param privateKey the receiver's to close
public record PaymentKey(PaymentCredential credential, Secret privateKey) implements AutoCloseable {
    @Override
    public void close() {
        privateKey.close();
    }
}
