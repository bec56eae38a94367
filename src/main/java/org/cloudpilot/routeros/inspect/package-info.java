/// Help with console lines: what a router's version knows, and from it completion, highlighting and
/// validation.
@NullMarked
package org.cloudpilot.routeros.inspect;

import org.jspecify.annotations.NullMarked;
