/// What every transport to a router shares: the session, its outcomes, time limits and credentials.
@NullMarked
package org.cloudpilot.routeros;

import org.jspecify.annotations.NullMarked;
