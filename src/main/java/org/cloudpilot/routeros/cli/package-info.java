/// The console language: from a line as an admin types it to an API sentence.
@NullMarked
package org.cloudpilot.routeros.cli;

import org.jspecify.annotations.NullMarked;
