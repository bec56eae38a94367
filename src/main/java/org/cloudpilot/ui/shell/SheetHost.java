package org.cloudpilot.ui.shell;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import org.cloudpilot.ui.control.Sheet;
import org.cloudpilot.ui.control.Sheets;
import org.cloudpilot.ui.fx.Later;
import org.cloudpilot.ui.fx.Ties;
import org.cloudpilot.ui.fx.View;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;

/// Where sheets lie over the window: what is behind is dimmed, and out of reach of hand and
/// keyboard until the sheet is gone.
final class SheetHost extends View<StackPane, ShellViewModel> implements Sheets {
    private final StackPane place = new StackPane();
    private final Deque<Lying> lying = new ArrayDeque<>();

    /// A sheet, where the focus begins on it, and where it was before.
    private record Lying(Sheet sheet, Node first, @Nullable Node before) {}

    SheetHost(ShellViewModel model) {
        super(new StackPane(), model);
        var scrim = new Region();
        scrim.getStyleClass().add("scrim");
        place.setAlignment(Pos.CENTER);
        place.setPadding(new Insets(20));
        root.getChildren().setAll(scrim, place);
        root.setVisible(false);
    }

    @Override
    protected void attach(Ties ties) {
        ties.listen(root.getScene().focusOwnerProperty(), this::keepFocus);
    }

    /// Tab goes round within the sheet.
    private void keepFocus(@Nullable Node owner) {
        Lying top = lying.peek();
        if (top != null && owner != null && !isWithin(top.sheet(), owner)) {
            Later.focus(top.sheet(), top.first());
        }
    }

    private static boolean isWithin(Parent sheet, Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each.equals(sheet)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void show(Sheet sheet, Node firstFocus) {
        Node before = root.getScene() == null ? null : root.getScene().getFocusOwner();
        lying.push(new Lying(sheet, firstFocus, before));
        place.getChildren().setAll(sheet);
        root.setVisible(true);
        Later.focus(sheet, firstFocus);
    }

    @Override
    public void hide() {
        Lying gone = lying.poll();
        Lying next = lying.peek();
        if (next == null) {
            place.getChildren().clear();
            root.setVisible(false);
        } else {
            place.getChildren().setAll(next.sheet());
        }
        Node before = gone == null ? null : gone.before();
        if (before != null) {
            Later.run(before::requestFocus);
        }
    }

    /// Takes all of them away.
    void hideAll() {
        lying.clear();
        place.getChildren().clear();
        root.setVisible(false);
    }

    /// Does what Esc does to the sheet on top.
    void stepBack() {
        Lying top = lying.peek();
        if (top != null) {
            top.sheet().close();
        }
    }

    boolean isOpen() {
        return !lying.isEmpty();
    }
}
