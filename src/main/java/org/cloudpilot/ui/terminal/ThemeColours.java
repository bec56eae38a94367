package org.cloudpilot.ui.terminal;

import com.techsenger.jeditermfx.core.Color;
import com.techsenger.jeditermfx.core.emulator.ColorPalette;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.scene.Group;
import javafx.scene.paint.Paint;
import javafx.scene.text.Text;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The theme's colours for what draws by itself and knows no stylesheets: a text without letters
/// for each, which the stylesheet colours. Translucent ones are laid over the background.
final class ThemeColours extends Group {
    private static final int COLOURS = 16;

    /// Magenta and cyan: the theme has them for charts alone.
    private static final Set<Integer> CHARTS = Set.of(5, 6);

    private static final double TOWARDS_LETTERS = 0.45;

    private final Text ground = swatch("ground");
    private final Text letters = swatch("letters");
    private final Text chosen = swatch("chosen");
    private final List<Text> inks = new ArrayList<>();
    private final List<Text> backs = new ArrayList<>();

    ThemeColours() {
        for (int i = 0; i < COLOURS; i++) {
            inks.add(swatch("ink-" + i));
            backs.add(swatch("back-" + i));
        }
        setManaged(false);
        setMouseTransparent(true);
    }

    private Text swatch(String name) {
        var swatch = new Text();
        swatch.getStyleClass().setAll("shell-" + name);
        getChildren().add(swatch);
        return swatch;
    }

    /// Calls `receiver` after each change of the theme.
    Subscription listen(Runnable receiver) {
        return getChildren().stream()
                .map(each -> ((Text) each).fillProperty().subscribe((_, _) -> receiver.run()))
                .reduce(Subscription.EMPTY, Subscription::and);
    }

    Color ground() {
        return opaque(ground.getFill(), null);
    }

    Color letters() {
        return over(letters);
    }

    /// Behind what is selected.
    Color chosen() {
        return over(chosen);
    }

    ColorPalette palette() {
        return new ColorPalette() {
            @Override
            protected Color getForegroundByColorIndex(int index) {
                Text ink = inks.get(index);
                return CHARTS.contains(index % 8) ? readable(ink) : over(ink);
            }

            @Override
            protected Color getBackgroundByColorIndex(int index) {
                return over(backs.get(index));
            }
        };
    }

    /// A chart's colour, drawn towards the letters' until it can be read.
    private Color readable(Text swatch) {
        return swatch.getFill() instanceof javafx.scene.paint.Color chart
                        && letters.getFill() instanceof javafx.scene.paint.Color usual
                ? opaque(chart.interpolate(usual, TOWARDS_LETTERS), ground.getFill())
                : over(swatch);
    }

    private Color over(Text swatch) {
        return opaque(swatch.getFill(), ground.getFill());
    }

    private static Color opaque(Paint paint, @Nullable Paint below) {
        var colour =
                paint instanceof javafx.scene.paint.Color plain
                        ? plain
                        : javafx.scene.paint.Color.GRAY;
        if (below instanceof javafx.scene.paint.Color under && !colour.isOpaque()) {
            double share = colour.getOpacity();
            colour =
                    under.interpolate(
                            javafx.scene.paint.Color.color(
                                    colour.getRed(), colour.getGreen(), colour.getBlue()),
                            share);
        }
        return new Color(
                (int) Math.round(colour.getRed() * 255),
                (int) Math.round(colour.getGreen() * 255),
                (int) Math.round(colour.getBlue() * 255));
    }
}
