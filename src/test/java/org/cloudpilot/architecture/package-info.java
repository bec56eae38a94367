/// The walls of the house, and the shape of its sources, as tests.
@NullMarked
package org.cloudpilot.architecture;

import org.jspecify.annotations.NullMarked;
