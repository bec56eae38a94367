@NullMarked
package org.cloudpilot.service.command;

import org.jspecify.annotations.NullMarked;
