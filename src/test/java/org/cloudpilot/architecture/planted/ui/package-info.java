/// Planted violations.
@NullMarked
package org.cloudpilot.architecture.planted.ui;

import org.jspecify.annotations.NullMarked;
