/// The routers of a space: registering them, watching them, asking them.
@NullMarked
package org.cloudpilot.service.fleet;

import org.jspecify.annotations.NullMarked;
