package org.cloudpilot.ui.shell;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;

import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Buttons;
import org.cloudpilot.ui.control.Icon;
import org.cloudpilot.ui.control.Menus;
import org.cloudpilot.ui.control.SearchBox;
import org.cloudpilot.ui.control.Sheets;
import org.cloudpilot.ui.fleet.FleetScope;
import org.cloudpilot.ui.fx.Ties;
import org.cloudpilot.ui.fx.View;
import org.cloudpilot.ui.spaces.SpaceMenu;
import org.kordamp.ikonli.feather.Feather;

/// The bar at the top: name, search, problems, lock, user.
final class TopBar extends View<StackPane, ConsoleViewModel> {
    private final ShellViewModel shell;
    private final WindowCommands window;
    private final Runnable review;
    private final SearchBox search =
            new SearchBox(
                    Sentences.of("ui.top.search"),
                    Sentences.of("ui.key.find"),
                    Sentences.of("ui.top.search_clear"));
    private final Button problems;
    private final Label problemCount = new Label();
    private final Button user;

    /// @param review opens the sheet of certificates and authorities
    TopBar(
            ConsoleViewModel model,
            ShellViewModel shell,
            WindowCommands window,
            Sheets sheets,
            Runnable review) {
        super(new StackPane(), model);
        this.shell = shell;
        this.window = window;
        this.review = review;
        root.getStyleClass().add("top-bar");
        var mark = new ImageView(window.logo());
        mark.setFitHeight(20);
        mark.setPreserveRatio(true);
        var left = new HBox(4, mark, new SpaceMenu(model.spaces(), sheets).root());
        left.setAlignment(Pos.CENTER_LEFT);
        left.setPickOnBounds(false);
        if (shell.options().demo()) {
            var demo = new Label(Sentences.of("ui.top.demo"));
            demo.getStyleClass().add("demo-tag");
            left.getChildren().add(demo);
        }
        search.setMaxWidth(440);
        search.setId("search");
        problems = Buttons.icon(Feather.BELL, Sentences.of("ui.top.problems"), this::showProblems);
        problemCount.getStyleClass().add("bell-count");
        Button lock = Buttons.icon(Feather.LOCK, Sentences.of("ui.top.lock"), window::lock);
        lock.setId("lock");
        user = new Button(model.caller().username(), Icon.of(Feather.CHEVRON_DOWN));
        user.getStyleClass().setAll("user-button");
        user.setId("user");
        user.setOnAction(event -> Menus.showBelow(user, userMenu()));
        var gap = new HBox();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var right = new HBox(6, problems, problemCount, lock, user);
        right.setAlignment(Pos.CENTER_RIGHT);
        right.setPickOnBounds(false);
        StackPane.setAlignment(left, Pos.CENTER_LEFT);
        StackPane.setAlignment(right, Pos.CENTER_RIGHT);
        root.getChildren().setAll(search, left, right);
        left.setMaxWidth(HBox.USE_PREF_SIZE);
        right.setMaxWidth(HBox.USE_PREF_SIZE);
    }

    @Override
    protected void attach(Ties ties) {
        ties.bindBothWays(search.textProperty(), model.fleet().searchProperty());
        ties.listen(
                model.fleet().summaryProperty(),
                summary -> {
                    boolean any = summary.problems() > 0;
                    problemCount.setText(any ? Integer.toString(summary.problems()) : "");
                    problemCount.setVisible(any);
                    problemCount.setManaged(any);
                });
    }

    SearchBox search() {
        return search;
    }

    private void showProblems() {
        model.pages().goTo(Page.FLEET);
        model.fleet().chooseAll();
        model.fleet().choose(new FleetScope.Problems(), false);
    }

    private ContextMenu userMenu() {
        var menu = new ContextMenu();
        for (String theme : new String[] {"dark", "light", "system"}) {
            var item = new RadioMenuItem(Sentences.of("ui.theme." + theme));
            item.setSelected(theme.equals(shell.themeProperty().get()));
            item.setOnAction(event -> shell.themeProperty().set(theme));
            menu.getItems().add(item);
        }
        var lock = new MenuItem(Sentences.of("ui.menu.lock"));
        lock.setAccelerator(
                new KeyCodeCombination(
                        KeyCode.L, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN));
        lock.setOnAction(event -> window.lock());
        var settings = new MenuItem(Sentences.of("ui.menu.settings"));
        settings.setAccelerator(
                new KeyCodeCombination(KeyCode.COMMA, KeyCombination.SHORTCUT_DOWN));
        settings.setOnAction(event -> model.pages().goTo(Page.SETTINGS));
        var certificates = new MenuItem(Sentences.of("ui.menu.certificates"));
        certificates.setOnAction(event -> review.run());
        var keys = new MenuItem(Sentences.of("ui.menu.keys"));
        keys.setAccelerator(new KeyCodeCombination(KeyCode.F1));
        keys.setOnAction(event -> window.showKeys());
        var quit = new MenuItem(Sentences.of("ui.menu.quit"));
        quit.setAccelerator(new KeyCodeCombination(KeyCode.Q, KeyCombination.SHORTCUT_DOWN));
        quit.setOnAction(event -> window.quit());
        menu.getItems()
                .addAll(
                        new SeparatorMenuItem(),
                        settings,
                        certificates,
                        keys,
                        new SeparatorMenuItem(),
                        lock,
                        quit);
        return menu;
    }
}
