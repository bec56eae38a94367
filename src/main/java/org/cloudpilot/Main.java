package org.cloudpilot;

import org.cloudpilot.app.FolderWork;
import org.cloudpilot.app.Launcher;
import org.cloudpilot.app.StoreWork;
import org.cloudpilot.cli.CommandLineEntry;

/// Starts the desktop or the headless listener.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Launcher launcher = new Launcher(System.out, System.err, System.getenv());
        FolderWork work = new FolderWork(System.out, System.err, System.getenv());
        StoreWork inside = new StoreWork(System.out, System.err, System.getenv());
        System.exit(
                CommandLineEntry.run(
                        arguments, launcher::launch, work, inside, System.out, System.err));
    }
}
