/// Spaces: choosing one, making one, and who belongs to it.
@NullMarked
package org.cloudpilot.ui.spaces;

import org.jspecify.annotations.NullMarked;
