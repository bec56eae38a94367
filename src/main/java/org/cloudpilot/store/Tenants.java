package org.cloudpilot.store;

import org.hibernate.context.spi.CurrentTenantIdentifierResolver;

/// Whose rows a session sees: those of one space, of none, or of all.
final class Tenants implements CurrentTenantIdentifierResolver<Long> {
    /// Work on what no space owns. No space has this id, so owned rows stay out of sight and cannot
    /// be written.
    static final Long NO_SPACE = 0L;

    /// Work on several spaces in one transaction: each query says which.
    static final Long ALL_SPACES = -1L;

    @Override
    public Long resolveCurrentTenantIdentifier() {
        return NO_SPACE;
    }

    @Override
    public boolean validateExistingCurrentSessions() {
        return false;
    }

    @Override
    public boolean isRoot(Long tenant) {
        return ALL_SPACES.equals(tenant);
    }
}
