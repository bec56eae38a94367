/// First account, sign-in and the locked screen.
@NullMarked
package org.cloudpilot.ui.signin;

import org.jspecify.annotations.NullMarked;
