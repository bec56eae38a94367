/// The fleet, tested against simulated routers over real sockets and a real store.
@NullMarked
package org.cloudpilot.service.fleet;

import org.jspecify.annotations.NullMarked;
