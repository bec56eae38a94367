/// Planted violations.
@NullMarked
package org.cloudpilot.architecture.planted.service;

import org.jspecify.annotations.NullMarked;
