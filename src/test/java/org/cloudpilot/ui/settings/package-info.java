@NullMarked
package org.cloudpilot.ui.settings;

import org.jspecify.annotations.NullMarked;
