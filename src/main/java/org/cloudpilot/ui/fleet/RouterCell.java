package org.cloudpilot.ui.fleet;

import java.time.Clock;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.RouterState;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.StatusMark;
import org.cloudpilot.ui.control.Units;
import org.jspecify.annotations.Nullable;

/// One cell of the table of routers.
final class RouterCell extends TableCell<RouterRow, RouterLine> {
    private static final PseudoClass GRAVE = PseudoClass.getPseudoClass("grave");
    private static final PseudoClass RISK = PseudoClass.getPseudoClass("risk");
    private static final PseudoClass AWAY = PseudoClass.getPseudoClass("away");

    private final FleetColumn column;
    private final Clock clock;
    private final @Nullable StatusMark mark;

    RouterCell(FleetColumn column, Clock clock) {
        this.column = column;
        this.clock = clock;
        getStyleClass().addAll("router-cell", "column-" + column.word());
        if (column.figures()) {
            setAlignment(Pos.CENTER_RIGHT);
        }
        mark = column == FleetColumn.STATUS ? new StatusMark() : null;
        setGraphic(null);
    }

    @Override
    protected void updateItem(@Nullable RouterLine line, boolean empty) {
        super.updateItem(line, empty);
        if (empty || line == null) {
            setText(null);
            setGraphic(null);
            setTooltip(null);
            return;
        }
        RouterState state = line.state();
        setText(column.text(line, clock));
        pseudoClassStateChanged(AWAY, line.fresh() == null);
        if (mark != null) {
            mark.show(state);
            setGraphic(mark);
            setTooltip(reason(line));
            pseudoClassStateChanged(GRAVE, state == RouterState.DOWN);
            pseudoClassStateChanged(
                    RISK,
                    state == RouterState.SLOW
                            || state == RouterState.LOGIN_REFUSED
                            || state.waitsForReview());
        } else if (column == FleetColumn.SEEN && line.status().lastSeen() != null) {
            setTooltip(new Tooltip(Units.exact(line.status().lastSeen(), clock)));
        }
    }

    private @Nullable Tooltip reason(RouterLine line) {
        ConnectProblem problem = line.status().problem();
        if (problem == null) {
            return null;
        }
        String sentence = Sentences.of(problem.failure().message());
        String since = Units.exact(line.status().since(), clock);
        var tooltip = new Tooltip(sentence + "\n" + Sentences.of("ui.fleet.since", since));
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(360);
        return tooltip;
    }
}
