/// Files that leave the program and come into it. Knows nothing but the model.
@NullMarked
package org.cloudpilot.exchange;

import org.jspecify.annotations.NullMarked;
