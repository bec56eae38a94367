/// The shared vocabulary, tested by itself where it parses or decides.
@NullMarked
package org.cloudpilot.model;

import org.jspecify.annotations.NullMarked;
