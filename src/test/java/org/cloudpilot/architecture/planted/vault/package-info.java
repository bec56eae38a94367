/// Planted violations.
@NullMarked
package org.cloudpilot.architecture.planted.vault;

import org.jspecify.annotations.NullMarked;
