/// Planted violations.
@NullMarked
package org.cloudpilot.architecture.planted.routeros;

import org.jspecify.annotations.NullMarked;
