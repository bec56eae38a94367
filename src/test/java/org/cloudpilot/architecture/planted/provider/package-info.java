/// Planted violations.
@NullMarked
package org.cloudpilot.architecture.planted.provider;

import org.jspecify.annotations.NullMarked;
