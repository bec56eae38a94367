/// The binary API: dialling, both log-ins, and a session whose commands interleave by tag.
@NullMarked
package org.cloudpilot.routeros.api;

import org.jspecify.annotations.NullMarked;
