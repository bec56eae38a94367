/// The command terminal of one router.
@NullMarked
package org.cloudpilot.ui.terminal;

import org.jspecify.annotations.NullMarked;
