@NullMarked
package org.cloudpilot.http;

import org.jspecify.annotations.NullMarked;
