/// The command line: options, environment, exit codes.
@NullMarked
package org.cloudpilot.cli;

import org.jspecify.annotations.NullMarked;
