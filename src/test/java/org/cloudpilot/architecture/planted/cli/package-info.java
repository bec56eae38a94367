/// Planted violations.
@NullMarked
package org.cloudpilot.architecture.planted.cli;

import org.jspecify.annotations.NullMarked;
