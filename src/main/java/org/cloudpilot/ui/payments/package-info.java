/// The page of payment credentials.
@NullMarked
package org.cloudpilot.ui.payments;

import org.jspecify.annotations.NullMarked;
