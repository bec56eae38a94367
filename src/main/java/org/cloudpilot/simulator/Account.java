package org.cloudpilot.simulator;

import java.util.Set;

/// A user of a simulated router.
///
/// @param address the networks that it may come from, parted by commas; empty: any
/// @param policies what its group may do: `read`, `write`, `test`, …
record Account(String name, String password, String group, String address, Set<String> policies) {
    Account {
        policies = Set.copyOf(policies);
    }

    boolean may(String policy) {
        return policies.contains(policy);
    }

    /// @throws Trap when it may not
    void require(String policy) {
        if (!may(policy)) {
            throw Trap.notPermitted();
        }
    }

    /// Without the password.
    @Override
    public String toString() {
        return name + " (" + group + ")";
    }
}
