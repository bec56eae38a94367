/// mikrotik-java behind the same session.
@NullMarked
package org.cloudpilot.routeros.legrange;

import org.jspecify.annotations.NullMarked;
