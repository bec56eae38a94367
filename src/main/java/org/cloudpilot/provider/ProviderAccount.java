package org.cloudpilot.provider;

import org.cloudpilot.model.PaymentEnvironment;
import org.cloudpilot.model.PaymentProvider;
import org.cloudpilot.model.Secret;

/// With whom and as whom to speak. The secrets stay the caller's.
///
/// @param address of the provider; one that does not keep secrets is not used
public record ProviderAccount(
        PaymentProvider provider,
        PaymentEnvironment environment,
        String address,
        Secret apiKey,
        Secret privateKey) {}
