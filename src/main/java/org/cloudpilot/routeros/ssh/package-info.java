/// SSH: what the API cannot do. Console lines, exports, files, and jumps to other routers.
@NullMarked
package org.cloudpilot.routeros.ssh;

import org.jspecify.annotations.NullMarked;
