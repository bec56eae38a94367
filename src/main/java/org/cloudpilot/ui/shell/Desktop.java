package org.cloudpilot.ui.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.service.ListenerSwitch;
import org.cloudpilot.service.settings.WindowLayout;
import org.cloudpilot.service.settings.WindowSettings;
import org.cloudpilot.ui.fx.JavaFxThread;
import org.cloudpilot.ui.fx.VirtualTaskRunner;

/// The desktop window. Made and shown on the JavaFX thread; the toolkit is started before.
public final class Desktop {
    private static final double LEAST_WIDTH = 1024;
    private static final double LEAST_HEIGHT = 600;

    private final ShellViewModel model;
    private final ShellView view;
    private final Theme theme;
    private final Stage stage = new Stage();
    private final Runnable onExit;

    /// @param onExit called on the JavaFX thread when a person ends the program; the window is gone
    ///   by then
    public Desktop(
            DesktopServices services,
            WindowSettings settings,
            ListenerSwitch listener,
            DesktopOptions options,
            Runnable onExit) {
        this.onExit = onExit;
        var ui = new JavaFxThread();
        var tasks = new VirtualTaskRunner(ui, this::sayDefect);
        model =
                new ShellViewModel(
                        services,
                        settings,
                        new ListenerViewModel(listener, ui, tasks),
                        ui,
                        tasks,
                        options);
        theme = new Theme(model.themeProperty());
        view = new ShellView(model, icon(256), this::exit);
    }

    /// Opens the window where it was left, or in the middle of the screen.
    public void show() {
        WindowLayout layout = model.layout();
        var scene = new Scene(view.root(), layout.width(), layout.height());
        Theme.dress(scene);
        stage.setScene(scene);
        stage.setTitle(Sentences.of(model.options().demo() ? "ui.title_demo" : "ui.product"));
        for (int size : List.of(16, 32, 48, 64, 128, 256)) {
            stage.getIcons().add(icon(size));
        }
        place(layout);
        stage.setOnCloseRequest(
                event -> {
                    event.consume();
                    exit();
                });
        stage.show();
    }

    /// Shows the fleet to a demo's user, once there is one.
    public void enter(Caller who) {
        model.enter(who);
    }

    /// The desktop's session was locked.
    public void lockWithSession() {
        model.lockWithSession();
    }

    /// Brings the window before all others.
    public void toFront() {
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
    }

    /// Where the window is.
    Place place() {
        return model.placeProperty().get();
    }

    private void place(WindowLayout layout) {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        // a small screen at 200 % has less room than we ask for
        stage.setMinWidth(Math.min(LEAST_WIDTH, screen.getWidth()));
        stage.setMinHeight(Math.min(LEAST_HEIGHT, screen.getHeight()));
        double width = Math.min(layout.width(), screen.getWidth());
        double height = Math.min(layout.height(), screen.getHeight());
        stage.setWidth(width);
        stage.setHeight(height);
        boolean seen =
                !Double.isNaN(layout.x())
                        && !Double.isNaN(layout.y())
                        && !Screen.getScreensForRectangle(layout.x() + 40, layout.y() + 10, 100, 20)
                                .isEmpty();
        if (seen) {
            stage.setX(layout.x());
            stage.setY(layout.y());
        } else {
            stage.setX(screen.getMinX() + Math.round((screen.getWidth() - width) / 2));
            stage.setY(screen.getMinY() + Math.round((screen.getHeight() - height) / 2));
        }
        stage.setMaximized(layout.maximized());
    }

    private void exit() {
        boolean maximized = stage.isMaximized();
        WindowLayout last = model.layout();
        model.close();
        theme.close();
        model.saveThen(
                layout ->
                        maximized
                                ? layout.withBounds(
                                        last.x(), last.y(), last.width(), last.height(), true)
                                : layout.withBounds(
                                        stage.getX(),
                                        stage.getY(),
                                        stage.getWidth(),
                                        stage.getHeight(),
                                        false),
                onExit);
        stage.hide();
    }

    private void sayDefect() {
        view.say(Sentences.of("ui.defect"));
    }

    private static Image icon(int size) {
        String path = "/org/cloudpilot/icons/cloudpilot-" + size + ".png";
        try (InputStream picture =
                Objects.requireNonNull(Desktop.class.getResourceAsStream(path), path)) {
            return new Image(picture);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("an icon of the program is damaged", unreadable);
        }
    }
}
