/// The encrypted database: repositories that return model records.
@NullMarked
package org.cloudpilot.store;

import org.jspecify.annotations.NullMarked;
