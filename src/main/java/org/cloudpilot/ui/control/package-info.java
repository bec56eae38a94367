/// Controls that more than one feature uses; they know no service and no view model.
@NullMarked
package org.cloudpilot.ui.control;

import org.jspecify.annotations.NullMarked;
