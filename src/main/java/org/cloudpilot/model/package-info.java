/// Records, ids, enums and sealed outcomes that every room shares; knows nothing but `java.base`.
@NullMarked
package org.cloudpilot.model;

import org.jspecify.annotations.NullMarked;
