@NullMarked
package org.cloudpilot.provider;

import org.jspecify.annotations.NullMarked;
