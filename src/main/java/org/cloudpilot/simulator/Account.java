package org.cloudpilot.simulator;

/// A user of a simulated router.
record Account(String name, String password, String group) {
    boolean mayWrite() {
        return !group.equals("read");
    }

    boolean mayReboot() {
        return group.equals("full");
    }

    @Override
    public String toString() {
        return name + " (" + group + ")";
    }
}
