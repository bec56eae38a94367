/// Key pairs for scripts: the page that lists, makes, replaces and revokes them.
@NullMarked
package org.cloudpilot.ui.keys;

import org.jspecify.annotations.NullMarked;
