/// The recovery key: making it, and showing it this once.
@NullMarked
package org.cloudpilot.ui.recovery;

import org.jspecify.annotations.NullMarked;
