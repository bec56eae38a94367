/// What every engine owes its callers, tried against every simulated version.
@NullMarked
package org.cloudpilot.routeros.contract;

import org.jspecify.annotations.NullMarked;
