@NullMarked
package org.cloudpilot.store.maintenance;

import org.jspecify.annotations.NullMarked;
