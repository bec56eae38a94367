/// Routers that speak the real protocol on loopback: the demo fleet, and every test's peer.
@NullMarked
package org.cloudpilot.simulator;

import org.jspecify.annotations.NullMarked;
