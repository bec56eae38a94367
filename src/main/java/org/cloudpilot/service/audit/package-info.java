/// Who did what, and when: written by every other service, read by those who may.
@NullMarked
package org.cloudpilot.service.audit;

import org.jspecify.annotations.NullMarked;
