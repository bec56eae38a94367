package org.cloudpilot.ui.control;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Outline icons; size and colour come from the stylesheet.
public final class Icon {
    private Icon() {}

    public static FontIcon of(Feather glyph) {
        var icon = new FontIcon(glyph);
        icon.getStyleClass().add("icon");
        icon.setMouseTransparent(true);
        return icon;
    }
}
