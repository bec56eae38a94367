@NullMarked
package org.cloudpilot.service.repeat;

import org.jspecify.annotations.NullMarked;
