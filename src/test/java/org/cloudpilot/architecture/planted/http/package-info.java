/// Planted violations.
@NullMarked
package org.cloudpilot.architecture.planted.http;

import org.jspecify.annotations.NullMarked;
