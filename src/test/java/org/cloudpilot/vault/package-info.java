@NullMarked
package org.cloudpilot.vault;

import org.jspecify.annotations.NullMarked;
