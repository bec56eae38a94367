/// What a window remembers from one start to the next; never a secret.
@NullMarked
package org.cloudpilot.service.settings;

import org.jspecify.annotations.NullMarked;
