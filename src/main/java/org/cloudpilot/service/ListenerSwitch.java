package org.cloudpilot.service;

import java.util.function.Consumer;
import org.cloudpilot.model.ListenerState;
import org.cloudpilot.model.Subscription;

/// The listener as a window sees it: its state, and the offer of another port.
public interface ListenerSwitch {
    ListenerState state();

    /// Stops listening where it does and tries `port` of the same address; 0 takes any free one.
    /// Blocks.
    ListenerState listenOn(int port);

    /// Tells the state now and whenever it changes.
    Subscription watch(Consumer<ListenerState> listener);
}
