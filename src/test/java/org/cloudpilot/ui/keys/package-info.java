@NullMarked
package org.cloudpilot.ui.keys;

import org.jspecify.annotations.NullMarked;
