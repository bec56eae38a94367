package org.cloudpilot.ui.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ChangeListener;
import javafx.scene.Scene;
import javafx.scene.text.Font;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Objects;

/// Dresses the window: typefaces, theme, our stylesheets.
final class Theme {
    private static final List<String> FONTS =
            List.of(
                    "inter/Inter-Regular.otf",
                    "inter/Inter-SemiBold.otf",
                    "inter/Inter-Bold.otf",
                    "jetbrains_mono/JetBrainsMono-Regular.ttf",
                    "jetbrains_mono/JetBrainsMono-Bold.ttf");

    private final StringProperty chosen;
    private final ChangeListener<ColorScheme> system = (scheme, before, now) -> apply();

    Theme(StringProperty chosen) {
        this.chosen = chosen;
        for (String font : FONTS) {
            load("/com/formdev/flatlaf/fonts/" + font);
        }
        chosen.subscribe(now -> apply());
        Platform.getPreferences().colorSchemeProperty().addListener(system);
    }

    private static void load(String resource) {
        try (InputStream font = Theme.class.getResourceAsStream(resource)) {
            if (font != null) {
                Font.loadFont(font, 13);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("a typeface of the program is damaged", unreadable);
        }
    }

    private void apply() {
        boolean dark =
                switch (chosen.get()) {
                    case "light" -> false;
                    case "system" -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
                    default -> true;
                };
        var theme = dark ? new PrimerDark() : new PrimerLight();
        // as a full address: JavaFX in its own modules does not look into the class path
        URL sheet = theme.getClass().getResource(theme.getUserAgentStylesheet());
        Application.setUserAgentStylesheet(
                Objects.requireNonNull(sheet, theme.getName()).toExternalForm());
    }

    /// The stylesheets on top of the theme.
    static void dress(Scene scene) {
        for (String sheet :
                List.of("bridge", "base", "shell", "fleet", "router", "terminal", "pages")) {
            URL found = Theme.class.getResource("/css/" + sheet + ".css");
            scene.getStylesheets().add(Objects.requireNonNull(found, sheet).toExternalForm());
        }
    }

    void close() {
        Platform.getPreferences().colorSchemeProperty().removeListener(system);
    }
}
