package org.cloudpilot.ui.fleet;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Buttons;
import org.cloudpilot.ui.control.Sheet;
import org.cloudpilot.ui.fx.Ties;
import org.cloudpilot.ui.fx.View;

/// Shows the connection tests of several routers as they come in.
final class TestRunView extends View<VBox, TestRunViewModel> {
    private final FleetActions window;
    private final Sheet sheet;
    private final Button close;
    private final Label result = new Label();

    TestRunView(TestRunViewModel model, FleetActions window) {
        super(new VBox(), model);
        this.window = window;
        root.getStyleClass().addAll("form", "test-run");
        String title =
                model.lines().size() == 1
                        ? Sentences.of(
                                "ui.test.title_one", model.lines().getFirst().router().name())
                        : Sentences.of("ui.test.title_many", model.lines().size());
        sheet = new Sheet(title, 600, root, window::hideSheet);
        close = Buttons.plain(Sentences.of("ui.close"), window::hideSheet);
        result.getStyleClass().add("fleet-count");
        sheet.setActions(result, Sheet.gap(), close);
    }

    void open() {
        window.show(sheet, close);
        model.start();
    }

    @Override
    protected void detach() {
        model.stop();
    }

    @Override
    protected void attach(Ties ties) {
        root.getChildren().clear();
        boolean several = model.lines().size() > 1;
        for (TestRunViewModel.Line line : model.lines()) {
            var ladder = new LadderView(line::confirm);
            var block = new VBox();
            block.getStyleClass().add("test-line");
            if (several) {
                var name = new Label(line.router().name());
                name.getStyleClass().add("test-name");
                block.getChildren().add(name);
            }
            block.getChildren().add(ladder);
            root.getChildren().add(block);
            ties.listen(line.ladderProperty(), ladder::show);
        }
        Consumer<Number> count =
                ignored ->
                        result.setText(
                                Sentences.of(
                                        "ui.test.result",
                                        model.passedProperty().get(),
                                        model.finishedProperty().get(),
                                        model.lines().size()));
        ties.listen(model.finishedProperty(), count);
        ties.listen(model.passedProperty(), count);
        result.setVisible(several);
    }
}
