package org.cloudpilot.model;

import java.util.List;

/// What a device pane shows each second or two.
public record LiveReading(DeviceInfo info, List<InterfaceReading> interfaces) {
    public LiveReading {
        interfaces = List.copyOf(interfaces);
    }
}
