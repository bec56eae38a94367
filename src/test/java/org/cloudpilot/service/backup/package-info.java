@NullMarked
package org.cloudpilot.service.backup;

import org.jspecify.annotations.NullMarked;
