/// The main window; pairs views with view models.
@NullMarked
package org.cloudpilot.ui.shell;

import org.jspecify.annotations.NullMarked;
