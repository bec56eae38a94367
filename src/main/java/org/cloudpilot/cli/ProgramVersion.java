package org.cloudpilot.cli;

import org.cloudpilot.app.Version;
import picocli.CommandLine.IVersionProvider;

/// What `--version` prints.
final class ProgramVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"CloudPilot " + Version.current()};
    }
}
