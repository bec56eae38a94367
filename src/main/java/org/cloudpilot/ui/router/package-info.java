/// The device pane: one router, live.
@NullMarked
package org.cloudpilot.ui.router;

import org.jspecify.annotations.NullMarked;
