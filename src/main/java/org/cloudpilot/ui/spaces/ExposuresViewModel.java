package org.cloudpilot.ui.spaces;

import org.cloudpilot.model.Exposure;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Units;

import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;

/// Routers whose passwords somebody may know who left the space.
///
/// @param leaver who, for the title
public record ExposuresViewModel(List<Exposure> routers, String leaver, Clock clock) {
    public ExposuresViewModel {
        routers = List.copyOf(routers);
    }

    /// One line of the list.
    public String line(Exposure exposure) {
        return Sentences.of(
                "ui.exposures.line", exposure.leaver(), Units.date(exposure.since(), clock));
    }

    /// The whole list as text.
    public String text() {
        return routers.stream()
                .map(each -> each.routerName() + "  " + line(each))
                .collect(Collectors.joining("\n"));
    }
}
