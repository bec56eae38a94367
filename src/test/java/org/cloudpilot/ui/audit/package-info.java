@NullMarked
package org.cloudpilot.ui.audit;

import org.jspecify.annotations.NullMarked;
