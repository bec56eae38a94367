package org.cloudpilot.ui.terminal;

import javafx.scene.Node;
import org.cloudpilot.model.Router;
import org.jspecify.annotations.Nullable;

/// The colour by which a terminal tells where its router stands.
final class SiteColour {
    private static final int COLOURS = 8;
    private static final String STYLE = "site-";

    private SiteColour() {}

    /// Gives `node` the style of the router's site, and takes any other away.
    static void wear(Node node, @Nullable Router router) {
        node.getStyleClass().removeIf(style -> style.startsWith(STYLE));
        if (router != null && !router.site().isEmpty()) {
            node.getStyleClass().add(STYLE + colour(router.site()));
        }
    }

    /// Everything at one place has one colour, whatever stands below it.
    private static int colour(String site) {
        int slash = site.indexOf('/');
        String place = slash < 0 ? site : site.substring(0, slash);
        return Math.floorMod(place.hashCode(), COLOURS) + 1;
    }
}
