/// Benchmarks of the router engine: not run by the tests, but by one command (see the table in
/// `src/docs/engine-figures.md`).
@NullMarked
package org.cloudpilot.bench;

import org.jspecify.annotations.NullMarked;
