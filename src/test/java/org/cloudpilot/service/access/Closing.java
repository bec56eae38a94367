package org.cloudpilot.service.access;

import java.nio.file.Path;

/// A program of its own that writes a little, says so, and ends in order. [KillTest] kills it in
/// the middle of that.
final class Closing {
    static final String WRITTEN = "written";

    private Closing() {}

    /// @param arguments the data folder, and what to write
    public static void main(String[] arguments) {
        var premises = new Premises(Path.of(arguments[0]));
        premises.signIn("ann");
        for (int i = 0; i < 12; i++) {
            premises.store.settings().put("filling " + i, (arguments[1] + " ").repeat(200 + i));
        }
        premises.store.settings().put(WRITTEN, arguments[1]);
        System.out.println(WRITTEN);
        premises.close();
    }
}
