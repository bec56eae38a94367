/// The certificates that simulated routers show.
@NullMarked
package org.cloudpilot.simulator.tls;

import org.jspecify.annotations.NullMarked;
