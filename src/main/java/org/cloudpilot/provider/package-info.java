/// The clients of payment providers: what the program asks over the internet.
@NullMarked
package org.cloudpilot.provider;

import org.jspecify.annotations.NullMarked;
