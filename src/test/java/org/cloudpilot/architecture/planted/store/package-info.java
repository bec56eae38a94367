/// Planted violations.
@NullMarked
package org.cloudpilot.architecture.planted.store;

import org.jspecify.annotations.NullMarked;
