/// Console help as `/console/inspect` gives it, from a tree of commands.
@NullMarked
package org.cloudpilot.simulator.inspect;

import org.jspecify.annotations.NullMarked;
