/// Accounts with payment providers.
@NullMarked
package org.cloudpilot.service.payments;

import org.jspecify.annotations.NullMarked;
