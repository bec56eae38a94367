package org.cloudpilot.routeros.link;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import org.cloudpilot.model.Knock;

/// Sends a knock sequence, in order, with a pause after each so that they arrive in order.
final class Knocking {
    private Knocking() {}

    /// Whether anybody listens is not waited for and does not matter.
    static void on(InetAddress address, List<Knock> knocks, Duration pause)
            throws InterruptedException {
        for (Knock knock : knocks) {
            InetSocketAddress door = new InetSocketAddress(address, knock.port());
            switch (knock.protocol()) {
                case TCP -> tcp(door, pause);
                case UDP -> udp(door, pause);
            }
        }
    }

    /// The attempt stays up for the pause: closing it at once might take it back.
    private static void tcp(InetSocketAddress door, Duration pause) throws InterruptedException {
        try (SocketChannel attempt = SocketChannel.open()) {
            attempt.configureBlocking(false);
            attempt.connect(door);
            Thread.sleep(pause);
        } catch (IOException shut) {
            Thread.sleep(pause);
        }
    }

    private static void udp(InetSocketAddress door, Duration pause) throws InterruptedException {
        try (DatagramChannel channel =
                DatagramChannel.open(
                        door.getAddress() instanceof Inet6Address
                                ? StandardProtocolFamily.INET6
                                : StandardProtocolFamily.INET)) {
            channel.send(ByteBuffer.allocate(0), door);
        } catch (IOException noWay) {
            // the connection will say so itself
        }
        Thread.sleep(pause);
    }
}
