/// Planted violations.
@NullMarked
package org.cloudpilot.architecture.planted;

import org.jspecify.annotations.NullMarked;
