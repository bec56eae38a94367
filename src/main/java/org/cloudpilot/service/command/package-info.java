/// Commands on routers, as sentences or as console lines.
@NullMarked
package org.cloudpilot.service.command;

import org.jspecify.annotations.NullMarked;
