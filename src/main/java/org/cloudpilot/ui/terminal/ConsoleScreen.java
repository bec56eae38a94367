package org.cloudpilot.ui.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/// Printed blocks on a screen of fixed-width characters. Only the lines in sight have nodes, so
/// that a hundred thousand of them cost no more than forty.
final class ConsoleScreen extends Region {
    private static final double PAD = 12;
    private static final double GAP = 4;
    private static final int LINES_A_TURN = 3;

    private final TerminalOutput output;
    private final ScrollBar down = new ScrollBar();
    private final ScrollBar across = new ScrollBar();
    private final Rectangle clip = new Rectangle();
    private final List<TextFlow> rows = new ArrayList<>();
    private final List<Rectangle> marks = new ArrayList<>();
    private final ScreenLines lines;
    private final ListChangeListener<TerminalBlock> follower = change -> printed();
    private Font font = Font.font("Monospaced", 12);
    private double charWidth = 7;
    private double lineHeight = 17;
    private boolean atEnd = true;
    private @Nullable ScreenSelection selection;
    private TerminalOutput.@Nullable Spot spot;
    private Consumer<String> onSelected = text -> {};

    ConsoleScreen(TerminalOutput output) {
        this.output = output;
        this.lines = new ScreenLines(output.blocks());
        getStyleClass().add("console-screen");
        setAccessibleText("");
        down.setOrientation(Orientation.VERTICAL);
        across.setOrientation(Orientation.HORIZONTAL);
        down.setUnitIncrement(1);
        setClip(clip);
        getChildren().addAll(down, across);
        down.valueProperty().subscribe(value -> requestLayout());
        across.valueProperty().subscribe(value -> requestLayout());
        addEventHandler(ScrollEvent.SCROLL, this::scroll);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
    }

    /// Follows what is printed until [#unfollow].
    void follow() {
        output.blocks().addListener(follower);
        printed();
    }

    void unfollow() {
        output.blocks().removeListener(follower);
    }

    /// Hears of a text when it was selected with the mouse.
    void onSelected(Consumer<String> receiver) {
        onSelected = receiver;
    }

    void font(Font chosen) {
        font = chosen;
        var measure = new Text("0123456789");
        measure.setFont(font);
        charWidth = measure.getLayoutBounds().getWidth() / 10;
        lineHeight = Math.ceil(measure.getLayoutBounds().getHeight()) + 1;
        requestLayout();
    }

    private void printed() {
        lines.renew();
        if (selection != null && lines.height() < selection.last().line()) {
            selection = null;
        }
        requestLayout();
    }

    /// Shows the newest lines from now on.
    void toEnd() {
        atEnd = true;
        requestLayout();
    }

    void page(int direction) {
        turn(direction * Math.max(1, visibleLines() - 1));
    }

    private void turn(double by) {
        double value = Math.clamp(down.getValue() + by, 0, Math.max(0, down.getMax()));
        atEnd = value >= down.getMax();
        down.setValue(value);
    }

    private void scroll(ScrollEvent event) {
        if (event.isControlDown()) {
            return;
        }
        if (event.isShiftDown() || Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())) {
            double by = event.getDeltaX() == 0 ? event.getDeltaY() : event.getDeltaX();
            across.setValue(Math.clamp(across.getValue() - by, 0, across.getMax()));
        } else {
            turn(-Math.signum(event.getDeltaY()) * LINES_A_TURN);
        }
        event.consume();
    }

    private int visibleLines() {
        double free = getHeight() - GAP - (across.isVisible() ? across.getHeight() : 0);
        return Math.max(1, (int) (free / lineHeight));
    }

    @Override
    protected void layoutChildren() {
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
        int columns = Math.max(20, (int) ((getWidth() - 2 * PAD - down.prefWidth(-1)) / charWidth));
        lines.columns(columns);
        layoutBars(columns);
        boolean dragged =
                down.isPressed() || down.lookupAll(".thumb").stream().anyMatch(t -> t.isPressed());
        if (dragged) {
            atEnd = down.getValue() >= down.getMax();
        } else if (atEnd) {
            down.setValue(down.getMax());
        }
        int first = (int) Math.round(down.getValue());
        int shown = Math.min(visibleLines() + 1, Math.max(0, lines.height() - first));
        fill(first, shown);
    }

    private void layoutBars(int columns) {
        int longest = lines.longest();
        boolean wide = longest > columns;
        double barHeight = across.prefHeight(-1);
        double barWidth = down.prefWidth(-1);
        across.setVisible(wide);
        across.setMax(wide ? (longest - columns + 1) * charWidth : 0);
        across.setValue(Math.min(across.getValue(), across.getMax()));
        across.setVisibleAmount(wide ? across.getMax() * columns / longest : 1);
        across.resizeRelocate(0, getHeight() - barHeight, getWidth() - barWidth, barHeight);
        int visible = visibleLines();
        double most = Math.max(0, lines.height() - visible);
        down.setVisible(most > 0);
        down.setMax(most);
        down.setBlockIncrement(visible);
        down.setVisibleAmount(most * visible / Math.max(1, lines.height()));
        down.resizeRelocate(getWidth() - barWidth, 0, barWidth, getHeight());
    }

    private void fill(int first, int shown) {
        while (rows.size() < shown) {
            var row = new TextFlow();
            row.setMouseTransparent(true);
            row.setManaged(false);
            rows.add(row);
            getChildren().add(rows.size() - 1, row);
        }
        getChildren().removeAll(marks);
        marks.clear();
        for (int i = 0; i < rows.size(); i++) {
            TextFlow row = rows.get(i);
            row.setVisible(i < shown);
            if (i < shown) {
                ScreenLines.Line line = lines.at(first + i);
                double y = GAP + i * lineHeight;
                mark(first + i, line, y);
                row.getChildren().setAll(texts(line));
                row.resizeRelocate(
                        PAD - across.getValue(),
                        y,
                        (line.text().length() + 2) * charWidth,
                        lineHeight);
            }
        }
        getChildren().addAll(0, marks);
    }

    private List<Text> texts(ScreenLines.Line line) {
        List<Text> texts = new ArrayList<>();
        String text = line.text();
        if (line.lead() > 0) {
            texts.add(text(text.substring(0, line.lead()), line.leadStyle()));
        }
        if (line.lead() < text.length()) {
            texts.add(text(text.substring(line.lead()), line.style()));
        }
        return texts;
    }

    private Text text(String content, String style) {
        var text = new Text(content);
        text.setFont(font);
        text.getStyleClass().add(style);
        return text;
    }

    private void mark(int number, ScreenLines.Line line, double y) {
        ScreenSelection chosen = selection;
        if (chosen != null) {
            int from = chosen.start(number);
            int to = Math.min(chosen.end(number), line.text().length() + 1);
            mark(from, to, y, "console-selection");
        }
        TerminalOutput.Spot found = spot;
        if (found != null && lines.isOf(line, found)) {
            mark(found.start() - line.from(), found.end() - line.from(), y, "console-found");
        }
    }

    private void mark(int from, int to, double y, String style) {
        if (to > from && from >= 0) {
            var mark = new Rectangle((to - from) * charWidth, lineHeight);
            mark.setManaged(false);
            mark.setMouseTransparent(true);
            mark.relocate(PAD - across.getValue() + from * charWidth, y);
            mark.getStyleClass().add(style);
            marks.add(mark);
        }
    }

    /// Shows a place that was found; null shows none.
    void reveal(TerminalOutput.@Nullable Spot found) {
        spot = found;
        int number = found == null ? -1 : lines.number(found);
        if (number >= 0) {
            int visible = visibleLines();
            if (number < down.getValue() || number >= down.getValue() + visible) {
                atEnd = false;
                down.setValue(Math.clamp(number - visible / 2.0, 0, down.getMax()));
            }
        }
        requestLayout();
    }

    private ScreenSelection.Point point(MouseEvent event) {
        int line =
                (int) (Math.round(down.getValue()) + Math.floor((event.getY() - GAP) / lineHeight));
        int column = (int) Math.round((event.getX() - PAD + across.getValue()) / charWidth);
        return new ScreenSelection.Point(
                Math.clamp(line, 0, Math.max(0, lines.height() - 1)), Math.max(0, column));
    }

    private void press(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || lines.height() == 0) {
            return;
        }
        ScreenSelection.Point at = point(event);
        selection =
                switch (event.getClickCount()) {
                    case 1 -> new ScreenSelection(at, at);
                    case 2 -> ScreenSelection.word(at, lines.at(at.line()).text());
                    default -> ScreenSelection.line(at.line());
                };
        requestLayout();
    }

    private void drag(MouseEvent event) {
        ScreenSelection begun = selection;
        if (begun != null && event.isPrimaryButtonDown()) {
            selection = new ScreenSelection(begun.anchor(), point(event));
            if (event.getY() < 0 || event.getY() > getHeight()) {
                turn(event.getY() < 0 ? -1 : 1);
            }
            requestLayout();
        }
    }

    private void release(MouseEvent event) {
        String text = selected();
        if (event.getButton() == MouseButton.PRIMARY && !text.isEmpty()) {
            onSelected.accept(text);
        }
    }

    /// The selected text; empty where nothing is selected.
    String selected() {
        ScreenSelection chosen = selection;
        if (chosen == null || chosen.isEmpty()) {
            return "";
        }
        var text = new StringBuilder();
        int last = Math.min(chosen.last().line(), lines.height() - 1);
        for (int number = chosen.first().line(); number <= last; number++) {
            ScreenLines.Line line = lines.at(number);
            int to = Math.min(chosen.end(number), line.text().length());
            int from = Math.min(chosen.start(number), to);
            text.append(line.text(), from, to);
            if (number < last && !line.goesOn()) {
                text.append('\n');
            }
        }
        return text.toString();
    }

    void selectNone() {
        selection = null;
        requestLayout();
    }

    void selectAll() {
        if (lines.height() > 0) {
            selection =
                    new ScreenSelection(
                            new ScreenSelection.Point(0, 0),
                            new ScreenSelection.Point(lines.height() - 1, Integer.MAX_VALUE));
            requestLayout();
        }
    }
}
