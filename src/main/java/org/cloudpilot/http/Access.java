package org.cloudpilot.http;

import org.cloudpilot.model.Scope;

/// Who may call a route.
sealed interface Access {
    /// Anybody, without a credential.
    record Anonymous() implements Access {}

    /// Any valid credential, whatever its scopes.
    record AnyCredential() implements Access {}

    /// A credential that holds `scope`.
    record Needs(Scope scope) implements Access {}

    Access ANONYMOUS = new Anonymous();
    Access ANY_CREDENTIAL = new AnyCredential();
    Access READ = new Needs(Scope.READ);
    Access OPERATE = new Needs(Scope.OPERATE);
    Access MANAGE = new Needs(Scope.MANAGE);
    Access SECRETS = new Needs(Scope.SECRETS);
}
