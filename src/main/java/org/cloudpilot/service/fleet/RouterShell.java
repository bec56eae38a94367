package org.cloudpilot.service.fleet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.cloudpilot.model.ShellEnd;
import org.cloudpilot.model.ShellSize;
import org.cloudpilot.routeros.ssh.ShellSession;

/// A terminal that is open on a router. One thread reads; any may type, resize and close. Its end
/// is recorded before anybody is told of it; what passes through it is not.
public final class RouterShell implements AutoCloseable {
    private final ShellSession session;
    private final Charset charset;
    private final CompletableFuture<ShellEnd> recorded = new CompletableFuture<>();

    /// @param record writes down how it ended
    RouterShell(ShellSession session, Charset charset, Consumer<ShellEnd> record) {
        this.session = session;
        this.charset = charset;
        session.onEnd(
                end -> {
                    try {
                        record.accept(end);
                    } finally {
                        recorded.complete(end);
                    }
                });
    }

    /// What the router says, as it comes; ends with the shell.
    public InputStream said() {
        return session.said();
    }

    /// Of what is said and typed.
    public Charset charset() {
        return charset;
    }

    /// Sends what was typed; blocks while the router does not take it.
    public void type(byte[] bytes) throws IOException {
        session.type(bytes);
    }

    /// The terminal has another size now.
    public void resize(ShellSize size) throws IOException {
        session.resize(size);
    }

    /// Tells once how it ended, at once where it has.
    public void onEnd(Consumer<ShellEnd> receiver) {
        recorded.thenAccept(receiver);
    }

    /// Ends it; blocks until that is recorded.
    @Override
    public void close() {
        session.close();
        recorded.join();
    }
}
