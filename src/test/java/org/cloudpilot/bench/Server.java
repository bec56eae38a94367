package org.cloudpilot.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;

/// The canned router in a process of its own.
final class Server implements AutoCloseable {
    private final Process process;
    private final int port;

    private Server(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static Server start() throws IOException {
        Process process =
                Jvm.command("-XX:+UseSerialGC", "-Xmx1g", CannedRouter.class.getName())
                        .redirectError(Redirect.INHERIT)
                        .start();
        BufferedReader said =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
        String port = said.readLine();
        if (port == null) {
            throw new IOException("the canned router did not start");
        }
        return new Server(process, Integer.parseInt(port));
    }

    int port() {
        return port;
    }

    /// CPU time that the server has used so far, in seconds.
    double cpuSeconds() {
        return process.info().totalCpuDuration().map(time -> time.toMillis() / 1e3).orElse(0.0);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
