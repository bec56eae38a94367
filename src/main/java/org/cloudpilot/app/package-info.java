/// Builds the program by constructor, in dependency order; starts and stops it.
@NullMarked
package org.cloudpilot.app;

import org.jspecify.annotations.NullMarked;
