/// Planted violations.
@NullMarked
package org.cloudpilot.architecture.planted.simulator;

import org.jspecify.annotations.NullMarked;
