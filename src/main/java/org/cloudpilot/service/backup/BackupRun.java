package org.cloudpilot.service.backup;

import java.time.Instant;

/// How the last backup by the clock went.
///
/// @param ok whether there is one
/// @param sentence for people, as it was worded then
public record BackupRun(Instant at, boolean ok, String sentence) {}
