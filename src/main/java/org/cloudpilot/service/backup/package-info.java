/// Backups: making them, on demand and by the clock, and putting one back.
@NullMarked
package org.cloudpilot.service.backup;

import org.jspecify.annotations.NullMarked;
