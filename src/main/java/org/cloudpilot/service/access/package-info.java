/// Who may enter: accounts, sign-in, tokens, key pairs, and the leases that keep keys in memory.
@NullMarked
package org.cloudpilot.service.access;

import org.jspecify.annotations.NullMarked;
