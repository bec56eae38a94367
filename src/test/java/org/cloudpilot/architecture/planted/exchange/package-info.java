/// Planted violations.
@NullMarked
package org.cloudpilot.architecture.planted.exchange;

import org.jspecify.annotations.NullMarked;
