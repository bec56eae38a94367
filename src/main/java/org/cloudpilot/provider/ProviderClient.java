package org.cloudpilot.provider;

import org.cloudpilot.model.PaymentAddress;
import org.cloudpilot.model.PaymentVerdict;

/// Asks payment providers whether they know an account. Safe for many threads.
public final class ProviderClient implements AutoCloseable {
    private final Exchange exchange;
    private final KopoKopo kopoKopo;
    private final IntaSend intaSend;

    public ProviderClient(ProviderLimits limits) {
        this.exchange = new Exchange(limits);
        this.kopoKopo = new KopoKopo(exchange);
        this.intaSend = new IntaSend(exchange);
    }

    /// Blocks, for no longer than the limits. Keys that cannot be right are not sent.
    public PaymentVerdict verify(ProviderAccount account) {
        if (!fits(account)) {
            return PaymentVerdict.WRONG_KEYS;
        }
        return PaymentAddress.parse(account.address())
                .map(address -> ask(account, address))
                .orElse(PaymentVerdict.TARGET_TAMPERED);
    }

    private static boolean fits(ProviderAccount account) {
        KeyShape apiKey =
                KeyShape.ofApiKey(account.provider(), account.environment(), account.apiKey());
        KeyShape privateKey =
                KeyShape.ofPrivateKey(
                        account.provider(), account.environment(), account.privateKey());
        return apiKey == KeyShape.FITS && privateKey == KeyShape.FITS;
    }

    private PaymentVerdict ask(ProviderAccount account, PaymentAddress address) {
        return switch (account.provider()) {
            case KOPOKOPO -> kopoKopo.verify(address, account.apiKey(), account.privateKey());
            case INTASEND -> intaSend.verify(address, account.privateKey());
        };
    }

    @Override
    public void close() {
        exchange.close();
    }
}
