@NullMarked
package org.cloudpilot.exchange;

import org.jspecify.annotations.NullMarked;
