package org.cloudpilot.simulator;

import java.math.BigInteger;
import java.net.InetAddress;

/// Lists of networks as `address=` takes them: `10.0.0.0/8,192.168.88.7`.
final class Networks {
    private Networks() {}

    /// Whether `peer` is in one of them; an empty list means any.
    static boolean contain(String list, InetAddress peer) {
        if (list.isBlank()) {
            return true;
        }
        for (String each : list.split(",")) {
            if (contains(each.strip(), peer)) {
                return true;
            }
        }
        return false;
    }

    private static boolean contains(String network, InetAddress peer) {
        int slash = network.indexOf('/');
        try {
            byte[] base =
                    InetAddress.ofLiteral(slash < 0 ? network : network.substring(0, slash))
                            .getAddress();
            byte[] other = peer.getAddress();
            int bits = slash < 0 ? base.length * 8 : Integer.parseInt(network.substring(slash + 1));
            int rest = base.length * 8 - bits;
            return base.length == other.length
                    && new BigInteger(1, base)
                            .shiftRight(rest)
                            .equals(new BigInteger(1, other).shiftRight(rest));
        } catch (IllegalArgumentException notANetwork) {
            return false;
        }
    }
}
