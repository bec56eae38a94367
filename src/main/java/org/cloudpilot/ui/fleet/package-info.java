/// The table of routers, its scope, and the forms that change it.
@NullMarked
package org.cloudpilot.ui.fleet;

import org.jspecify.annotations.NullMarked;
