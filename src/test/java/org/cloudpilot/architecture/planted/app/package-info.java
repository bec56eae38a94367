/// Planted violations.
@NullMarked
package org.cloudpilot.architecture.planted.app;

import org.jspecify.annotations.NullMarked;
