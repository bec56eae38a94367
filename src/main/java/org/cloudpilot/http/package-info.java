/// The listener: routes, authentication, limits, and its own request and answer records. Thin: what
/// the program does stands in `service`.
@NullMarked
package org.cloudpilot.http;

import org.jspecify.annotations.NullMarked;
