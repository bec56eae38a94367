/// Files that come in and go out: their containers and formats. What comes in is taken for hostile.
@NullMarked
package org.cloudpilot.exchange;

import org.jspecify.annotations.NullMarked;
