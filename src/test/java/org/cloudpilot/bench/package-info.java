/// Benchmarks of the router engine. No test runs them: `mvn -q test-compile exec:exec@bench` does,
/// and prints the table of `src/docs/engine-figures.md`.
@NullMarked
package org.cloudpilot.bench;

import org.jspecify.annotations.NullMarked;
