/// The settings page and its sections.
@NullMarked
package org.cloudpilot.ui.settings;

import org.jspecify.annotations.NullMarked;
