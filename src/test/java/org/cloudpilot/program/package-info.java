/// A whole program in a temporary folder, and clients for its listener, for the tests of every
/// room.
@NullMarked
package org.cloudpilot.program;

import org.jspecify.annotations.NullMarked;
