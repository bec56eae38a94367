/// Requests that are sent again: they are answered as the first time, and done once.
@NullMarked
package org.cloudpilot.service.repeat;

import org.jspecify.annotations.NullMarked;
