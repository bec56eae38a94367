/// Ports that simulated routers listen on, and the lines that lead to them.
@NullMarked
package org.cloudpilot.simulator.net;

import org.jspecify.annotations.NullMarked;
