/// Planted violations.
@NullMarked
package org.cloudpilot.architecture.planted.store.entity;

import org.jspecify.annotations.NullMarked;
