@NullMarked
package org.cloudpilot.service.access;

import org.jspecify.annotations.NullMarked;
