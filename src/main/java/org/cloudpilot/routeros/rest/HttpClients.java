package org.cloudpilot.routeros.rest;

import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// The JDK's clients: one for all plain sessions, which goes when the last of them ends, and one
/// for each encrypted session, because trust belongs to a client. None follows redirects, keeps
/// cookies or looks at the system's proxies.
final class HttpClients {
    private static final Executor THREADS =
            task -> Thread.ofVirtual().name("rest-client").start(task);

    private @Nullable HttpClient plain;
    private int users;

    /// A client and how to give it back.
    record Lease(HttpClient client, Runnable release) {}

    synchronized Lease plain() {
        HttpClient client = plain;
        if (client == null) {
            client = usual().proxy(HttpClient.Builder.NO_PROXY).build();
            plain = client;
        }
        users++;
        return new Lease(client, this::released);
    }

    Lease encrypted(SSLContext context, InetSocketAddress relay) {
        HttpClient client = usual().sslContext(context).proxy(ProxySelector.of(relay)).build();
        return new Lease(client, client::shutdownNow);
    }

    private synchronized void released() {
        users--;
        if (users == 0 && plain != null) {
            plain.shutdownNow();
            plain = null;
        }
    }

    private static HttpClient.Builder usual() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(THREADS);
    }
}
