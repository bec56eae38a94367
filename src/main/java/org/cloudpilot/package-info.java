/// The program's entrance.
@NullMarked
package org.cloudpilot;

import org.jspecify.annotations.NullMarked;
