@NullMarked
package org.cloudpilot.service.audit;

import org.jspecify.annotations.NullMarked;
