package org.cloudpilot.ui.router;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.cloudpilot.model.ConnectFailure;
import org.cloudpilot.model.ConnectProblem;
import org.cloudpilot.model.DeviceInfo;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterStatus;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.model.Via;
import org.cloudpilot.ui.control.Buttons;
import org.cloudpilot.ui.control.EmptyState;
import org.cloudpilot.ui.control.Icon;
import org.cloudpilot.ui.control.Spinner;
import org.cloudpilot.ui.control.Units;
import org.cloudpilot.ui.fx.Ties;
import org.cloudpilot.ui.fx.View;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The device pane at the right: head, tabs, and a banner while the router is away.
public final class RouterView extends View<StackPane, RouterViewModel> {
    private final Label identity = new Label();
    private final Label place = new Label();
    private final Node openLock = Icon.of(Feather.UNLOCK);
    private final Label openLockHolder = new Label(null, openLock);
    private final Label problem = new Label();
    private final Label problemDetail = new Label();
    private final Button again;
    private final Button decide;
    private final Spinner spinner = new Spinner();
    private final VBox banner;
    private final VBox content = new VBox();
    private final Node nothing;

    /// @param review opens the sheet on which people decide about certificates
    /// @param onClose shown as a cross where the pane covers the table
    public RouterView(RouterViewModel model, Runnable review, @Nullable Runnable onClose) {
        super(new StackPane(), model);
        root.getStyleClass().add("inspector");
        identity.getStyleClass().add("inspector-title");
        identity.setMinWidth(0);
        place.getStyleClass().add("inspector-place");
        openLockHolder.setTooltip(new Tooltip(Sentences.of("ui.router.clear_text")));
        openLockHolder.getStyleClass().add("open-lock");
        openLockHolder.setMinWidth(Region.USE_PREF_SIZE);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var first = new HBox(8, identity, gap);
        first.setAlignment(Pos.CENTER_LEFT);
        if (onClose != null) {
            first.getChildren().add(Buttons.icon(Feather.X, Sentences.of("ui.close"), onClose));
        }
        var second = new HBox(6, openLockHolder, place);
        second.setAlignment(Pos.CENTER_LEFT);
        var head = new VBox(2, first, second);
        head.getStyleClass().add("inspector-head");
        again = Buttons.plain(Sentences.of("ui.router.again"), model::tryAgain);
        again.setMinWidth(Region.USE_PREF_SIZE);
        decide = Buttons.primary(Sentences.of("ui.router.review"), review);
        decide.setMinWidth(Region.USE_PREF_SIZE);
        banner = banner();
        var overview = new OverviewView(model);
        var interfaces = new InterfacesView(model);
        var tabs =
                new TabPane(
                        tab("ui.router.overview", overview.root()),
                        tab("ui.router.interfaces", interfaces.root()));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        VBox.setVgrow(tabs, Priority.ALWAYS);
        content.getChildren().setAll(head, banner, tabs);
        nothing =
                new EmptyState(
                        Feather.MOUSE_POINTER,
                        Sentences.of("ui.router.nothing"),
                        Sentences.of("ui.router.nothing_text"));
        root.getChildren().setAll(content, nothing);
    }

    private VBox banner() {
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        problem.getStyleClass().add("banner-text");
        problemDetail.setWrapText(true);
        problemDetail.setMinHeight(Region.USE_PREF_SIZE);
        problemDetail.getStyleClass().add("banner-detail");
        var actions = new HBox(10, decide, again, spinner);
        actions.setAlignment(Pos.CENTER_LEFT);
        actions.getStyleClass().add("banner-actions");
        var box = new VBox(3, problem, problemDetail, actions);
        box.getStyleClass().add("banner");
        var around = new VBox(box);
        around.getStyleClass().add("banner-around");
        return around;
    }

    private static Tab tab(String key, Node content) {
        return new Tab(Sentences.of(key), content);
    }

    @Override
    protected void attach(Ties ties) {
        ties.listen(
                model.routerProperty(),
                router -> {
                    content.setVisible(router != null);
                    nothing.setVisible(router == null);
                    showHead();
                });
        ties.listen(model.infoProperty(), info -> showHead());
        ties.listen(model.statusProperty(), status -> showHead());
        ties.listen(model.awayProperty(), this::showAway);
        ties.listen(
                model.tryingProperty(),
                trying -> {
                    spinner.spin(trying);
                    again.setDisable(trying);
                });
        Visible.follow(root, ties, model.watchedProperty());
    }

    private void showHead() {
        Router router = model.routerProperty().get();
        if (router == null) {
            return;
        }
        DeviceInfo info = model.infoProperty().get();
        RouterStatus status = model.statusProperty().get();
        String known = info == null ? null : info.identity();
        identity.setText(known == null || known.isBlank() ? router.name() : known);
        boolean sameName = router.name().equals(identity.getText());
        Endpoint used =
                status == null || status.address() == null ? router.endpoint() : status.address();
        var text = new StringBuilder();
        append(text, sameName ? "" : router.name());
        append(text, router.site());
        append(text, used + " " + router.transport().word());
        append(text, way(router.reach().via()));
        place.setText(text.toString());
        boolean clear = !router.transport().encrypted();
        openLockHolder.setVisible(clear);
        openLockHolder.setManaged(clear);
    }

    /// `via SSH 10.0.0.1`; empty for a direct one.
    private static String way(Via via) {
        return switch (via) {
            case Via.Direct() -> "";
            case Via.Socks5(Endpoint proxy, _) -> Sentences.of("ui.via.short_socks5", proxy.host());
            case Via.SshJump(Endpoint server, _, _) ->
                    Sentences.of("ui.via.short_ssh", server.host());
        };
    }

    private static void append(StringBuilder text, String part) {
        if (!part.isEmpty()) {
            text.append(text.isEmpty() ? "" : " · ").append(part);
        }
    }

    private void showAway(@Nullable ConnectProblem why) {
        banner.setVisible(why != null);
        banner.setManaged(why != null);
        if (why == null) {
            return;
        }
        problem.setText(Sentences.of(why.failure().message()));
        decide.setVisible(why.proof() != null);
        decide.setManaged(why.proof() != null);
        RouterStatus status = model.statusProperty().get();
        String more = "";
        if (why.failure() == ConnectFailure.LOGIN && status != null && status.triesLeft() == 0) {
            more = Sentences.of("ui.router.waits");
        } else if (status != null && status.info() != null && status.lastSeen() != null) {
            more =
                    Sentences.of(
                            "ui.router.last_known", Units.moment(status.lastSeen(), model.clock()));
        }
        problemDetail.setText(more);
        problemDetail.setVisible(!more.isEmpty());
        problemDetail.setManaged(!more.isEmpty());
    }
}
