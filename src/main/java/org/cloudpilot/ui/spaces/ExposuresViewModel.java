package org.cloudpilot.ui.spaces;

import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.cloudpilot.model.Exposure;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Units;

/// Routers whose passwords, and payment credentials, that somebody may know who left the space.
///
/// @param leaver who, for the title
public record ExposuresViewModel(List<Exposure> exposures, String leaver, Clock clock) {
    public ExposuresViewModel {
        exposures = List.copyOf(exposures);
    }

    /// One line of the list.
    public String line(Exposure exposure) {
        return Sentences.of(
                "ui.exposures.line", exposure.leaver(), Units.date(exposure.since(), clock));
    }

    /// The whole list as text.
    public String text() {
        return exposures.stream()
                .map(each -> each.name() + "  " + line(each))
                .collect(Collectors.joining("\n"));
    }
}
