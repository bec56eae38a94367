/// What Hibernate maps; nobody but `store` sees it.
@NullMarked
package org.cloudpilot.store.entity;

import org.jspecify.annotations.NullMarked;
