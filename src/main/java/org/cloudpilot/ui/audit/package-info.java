/// The page of the audit log.
@NullMarked
package org.cloudpilot.ui.audit;

import org.jspecify.annotations.NullMarked;
