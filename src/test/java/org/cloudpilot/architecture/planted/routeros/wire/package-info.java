/// Planted violations.
@NullMarked
package org.cloudpilot.architecture.planted.routeros.wire;

import org.jspecify.annotations.NullMarked;
