/// What the database does for itself: schema, sequences, checkpoint. The only native SQL.
@NullMarked
package org.cloudpilot.store.maintenance;

import org.jspecify.annotations.NullMarked;
