package org.cloudpilot.ui.terminal;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.cloudpilot.model.LineDiagnostic;
import org.cloudpilot.model.LineToken;

/// The line being typed. A text field does the editing; over it lie the same characters in the
/// colours of their kinds, and lines under what is wrong.
final class LineField extends StackPane {
    private final TextField field;
    private final Pane layer = new Pane();
    private List<LineToken> tokens = List.of();
    private List<LineDiagnostic> flaws = List.of();
    private Font font = Font.font("Monospaced", 12);

    /// @param paste what every way of pasting into the field does
    LineField(Runnable paste) {
        field = new PastingField(paste);
        getStyleClass().add("line-field");
        field.getStyleClass().setAll("terminal-input");
        field.setId("terminal-input");
        layer.setMouseTransparent(true);
        layer.getStyleClass().add("line-layer");
        var clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        layer.setClip(clip);
        getChildren().setAll(field, layer);
        field.textProperty().subscribe(text -> requestLayout());
        field.caretPositionProperty().subscribe(at -> requestLayout());
        field.focusedProperty().subscribe(focused -> requestLayout());
        field.editableProperty().subscribe(editable -> requestLayout());
        field.skinProperty().subscribe(skin -> followText());
    }

    /// A field of its own would run several pasted lines together into one.
    private static final class PastingField extends TextField {
        private final Runnable paste;

        PastingField(Runnable paste) {
            this.paste = paste;
        }

        @Override
        public void paste() {
            paste.run();
        }
    }

    /// The field scrolls its text sideways: the layer goes with it.
    private void followText() {
        Node text = field.lookup(".text");
        if (text != null) {
            text.layoutXProperty().subscribe(x -> requestLayout());
        }
    }

    TextField field() {
        return field;
    }

    void font(Font chosen) {
        font = chosen;
        field.setFont(chosen);
        requestLayout();
    }

    /// For the text that stands in the field now.
    void show(List<LineToken> kinds, List<LineDiagnostic> wrong) {
        tokens = kinds;
        flaws = wrong;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        Node text = field.lookup(".text");
        String shown = field.getText();
        List<Node> nodes = new ArrayList<>();
        if (text instanceof Text typed) {
            var start = layer.sceneToLocal(typed.localToScene(0, 0));
            double charWidth = charWidth();
            for (LineToken piece : pieces(shown)) {
                var coloured = new Text(shown.substring(piece.start(), piece.end()));
                coloured.setFont(font);
                coloured.getStyleClass().addAll("line-token", style(piece));
                coloured.setX(start.getX() + piece.start() * charWidth);
                coloured.setTextOrigin(VPos.TOP);
                coloured.setY(start.getY());
                nodes.add(coloured);
            }
            for (LineDiagnostic flaw : flaws) {
                double y = start.getY() + typed.getLayoutBounds().getHeight();
                nodes.add(underline(flaw, shown, start.getX(), y, charWidth));
            }
            if (field.isFocused() && field.isEditable()) {
                nodes.add(caret(start.getX() + field.getCaretPosition() * charWidth));
            }
        }
        layer.getChildren().setAll(nodes);
    }

    /// The field's own would be as transparent as its text.
    private Node caret(double x) {
        var caret =
                new Rectangle(
                        x, getHeight() / 2 - font.getSize() * 0.65, 1.5, font.getSize() * 1.3);
        caret.getStyleClass().add("line-caret");
        return caret;
    }

    private double charWidth() {
        var measure = new Text("0123456789");
        measure.setFont(font);
        return measure.getLayoutBounds().getWidth() / 10;
    }

    /// The tokens, and what lies between them, without anything that the text no longer has.
    private List<LineToken> pieces(String shown) {
        List<LineToken> pieces = new ArrayList<>();
        int at = 0;
        for (LineToken token : tokens) {
            int end = Math.min(token.end(), shown.length());
            if (token.start() >= at && token.start() < end) {
                plain(pieces, at, token.start());
                pieces.add(new LineToken(token.start(), end, token.kind()));
                at = end;
            }
        }
        plain(pieces, at, shown.length());
        return pieces;
    }

    private static void plain(List<LineToken> pieces, int from, int to) {
        if (to > from) {
            pieces.add(new LineToken(from, to, LineToken.Kind.WORD));
        }
    }

    private static String style(LineToken token) {
        return "line-" + token.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private static Node underline(
            LineDiagnostic flaw, String shown, double x, double y, double charWidth) {
        int from = Math.min(flaw.start(), shown.length());
        int to = Math.max(from + 1, Math.min(flaw.end(), shown.length()));
        var line = new Rectangle(x + from * charWidth, y - 1, (to - from) * charWidth, 1.5);
        line.getStyleClass()
                .add(flaw.severity() == LineDiagnostic.Severity.ERROR ? "line-flaw" : "line-doubt");
        return line;
    }
}
