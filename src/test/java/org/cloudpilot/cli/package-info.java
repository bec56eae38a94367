/// Starting the program, through its doors.
@NullMarked
package org.cloudpilot.cli;

import org.jspecify.annotations.NullMarked;
