/// Planted violations.
@NullMarked
package org.cloudpilot.architecture.planted.model;

import org.jspecify.annotations.NullMarked;
