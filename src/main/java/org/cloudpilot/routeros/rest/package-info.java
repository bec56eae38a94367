/// The REST session.
@NullMarked
package org.cloudpilot.routeros.rest;

import org.jspecify.annotations.NullMarked;
