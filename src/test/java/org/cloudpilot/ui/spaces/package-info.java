@NullMarked
package org.cloudpilot.ui.spaces;

import org.jspecify.annotations.NullMarked;
