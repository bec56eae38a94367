/// SSH as far as a router speaks it, without any knowledge of routers: log-in, lines to run, files,
/// forwarding.
@NullMarked
package org.cloudpilot.simulator.ssh;

import org.jspecify.annotations.NullMarked;
