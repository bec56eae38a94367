package org.cloudpilot.provider;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cloudpilot.model.PaymentVerdict;
import org.jspecify.annotations.Nullable;

/// One question to a provider and its answer: no redirect is followed, no cookie kept, no proxy
/// asked, and neither silence nor an endless answer holds anybody up.
final class Exchange implements AutoCloseable {
    private static final Executor THREADS =
            task -> Thread.ofVirtual().name("provider-client").start(task);

    private final ProviderLimits limits;
    private @Nullable HttpClient client;
    private boolean closed;

    Exchange(ProviderLimits limits) {
        this.limits = limits;
    }

    /// Made when it is first needed: that takes a fifth of a second, and most programs never ask a
    /// provider.
    private synchronized HttpClient client() {
        HttpClient known = client;
        if (known == null) {
            known =
                    HttpClient.newBuilder()
                            .version(HttpClient.Version.HTTP_1_1)
                            .followRedirects(HttpClient.Redirect.NEVER)
                            .proxy(HttpClient.Builder.NO_PROXY)
                            .connectTimeout(limits.connect())
                            .executor(THREADS)
                            .build();
            client = known;
            if (closed) {
                known.shutdownNow();
            }
        }
        return known;
    }

    /// Blocks until there is an answer, or none will be.
    Reply send(HttpRequest.Builder request) {
        CompletableFuture<HttpResponse<Optional<byte[]>>> answer =
                client().sendAsync(
                                request.header("Accept", "application/json").build(),
                                _ -> new BoundedBody(limits.body()));
        try {
            return reply(answer.get(limits.answer().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException silent) {
            return new Reply.Failed(PaymentVerdict.TIMEOUT);
        } catch (ExecutionException failed) {
            return new Reply.Failed(verdict(failed));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return new Reply.Failed(PaymentVerdict.TIMEOUT);
        } finally {
            answer.cancel(true);
        }
    }

    private static Reply reply(HttpResponse<Optional<byte[]>> answer) {
        return answer.body()
                .<Reply>map(body -> new Reply.Answered(answer.statusCode(), body))
                .orElseGet(() -> new Reply.Failed(PaymentVerdict.TOO_LARGE));
    }

    private static PaymentVerdict verdict(ExecutionException failed) {
        return switch (failed.getCause()) {
            case HttpTimeoutException _ -> PaymentVerdict.TIMEOUT;
            case ProtocolException _ -> PaymentVerdict.NONSENSE;
            case IOException _ -> PaymentVerdict.UNREACHABLE;
            // the client reads some headers, such as a length, without looking first
            case RuntimeException _ -> PaymentVerdict.NONSENSE;
            case null, default -> throw new IllegalStateException(failed);
        };
    }

    @Override
    public synchronized void close() {
        closed = true;
        HttpClient known = client;
        if (known != null) {
            known.shutdownNow();
        }
    }
}
