@NullMarked
package org.cloudpilot.store;

import org.jspecify.annotations.NullMarked;
