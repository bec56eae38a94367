package org.cloudpilot.simulator;

/// A version as far as the protocol depends on it.
record RouterOsVersion(String text, int major, int minor) {
    static RouterOsVersion of(String text) {
        String[] parts = text.split("\\.");
        return new RouterOsVersion(text, Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    }

    boolean atLeast(int wantedMajor, int wantedMinor) {
        return major > wantedMajor || (major == wantedMajor && minor >= wantedMinor);
    }

    /// The plain log-in; before it only the challenge is understood.
    boolean takesPlainLogIn() {
        return atLeast(6, 43);
    }

    /// REST came with 7.1.
    boolean hasRest() {
        return atLeast(7, 1);
    }

    boolean saysEmpty() {
        return atLeast(7, 18);
    }
}
