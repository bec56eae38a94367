/// Key slots, derivation, sealing and wiping. Knows nothing of databases.
@NullMarked
package org.cloudpilot.vault;

import org.jspecify.annotations.NullMarked;
