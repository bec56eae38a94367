package org.cloudpilot.ui.fleet;

import org.cloudpilot.model.DeviceInfo;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterState;
import org.cloudpilot.model.RouterStatus;
import org.jspecify.annotations.Nullable;

/// What the table knows of one router at one moment.
public record RouterLine(Router router, RouterStatus status) {
    public RouterState state() {
        return status.state();
    }

    public boolean isProblem() {
        return state().isProblem();
    }

    /// The last answer, whatever its age.
    public @Nullable DeviceInfo info() {
        return status.info();
    }

    /// The last answer while the router is there; what it said before it went away is no reading.
    public @Nullable DeviceInfo fresh() {
        return switch (state()) {
            case ONLINE, SLOW -> status.info();
            case DOWN,
                    LOGIN_REFUSED,
                    CERTIFICATE_CHANGED,
                    CERTIFICATE_UNCONFIRMED,
                    PAUSED,
                    UNKNOWN ->
                    null;
        };
    }
}
