/// The way to a router that every transport shares: name, knocks, proxy or jump, address, port,
/// TLS.
@NullMarked
package org.cloudpilot.routeros.link;

import org.jspecify.annotations.NullMarked;
