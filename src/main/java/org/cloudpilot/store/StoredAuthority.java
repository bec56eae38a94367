package org.cloudpilot.store;

import java.time.Instant;
import org.cloudpilot.model.AuthorityId;
import org.cloudpilot.vault.Sealed;

/// A row of a space's own certificate authorities.
///
/// @param certificate its DER form
public record StoredAuthority(AuthorityId id, Sealed certificate, Instant createdAt) {}
