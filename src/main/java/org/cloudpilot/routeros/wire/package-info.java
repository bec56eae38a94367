/// The binary API's framing: words and sentences of bytes, and nothing of what they mean.
@NullMarked
package org.cloudpilot.routeros.wire;

import org.jspecify.annotations.NullMarked;
