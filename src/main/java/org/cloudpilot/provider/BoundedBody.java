package org.cloudpilot.provider;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/// Gathers a body up to a limit; an endless one is given up there and leaves nothing.
final class BoundedBody implements BodySubscriber<Optional<byte[]>> {
    private final int limit;
    private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
    private final CompletableFuture<Optional<byte[]>> result = new CompletableFuture<>();
    private @Nullable Subscription subscription;

    BoundedBody(int limit) {
        this.limit = limit;
    }

    @Override
    public CompletionStage<Optional<byte[]>> getBody() {
        return result;
    }

    @Override
    public void onSubscribe(Subscription made) {
        subscription = made;
        made.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        Subscription from = subscription;
        if (result.isDone() || from == null) {
            return;
        }
        for (ByteBuffer part : parts) {
            if (part.remaining() > limit - gathered.size()) {
                from.cancel();
                result.complete(Optional.empty());
                return;
            }
            byte[] bytes = new byte[part.remaining()];
            part.get(bytes);
            gathered.writeBytes(bytes);
        }
        from.request(1);
    }

    @Override
    public void onError(Throwable failed) {
        result.completeExceptionally(failed);
    }

    @Override
    public void onComplete() {
        result.complete(Optional.of(gathered.toByteArray()));
    }
}
