/// HTTP as far as a router's web server speaks it, without any knowledge of routers.
@NullMarked
package org.cloudpilot.simulator.rest;

import org.jspecify.annotations.NullMarked;
