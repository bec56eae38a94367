/// The one doorway to the JavaFX thread, and what every view and view model is built on.
@NullMarked
package org.cloudpilot.ui.fx;

import org.jspecify.annotations.NullMarked;
