/// Starting the program, through its doors.
@NullMarked
package org.cloudpilot.app;

import org.jspecify.annotations.NullMarked;
