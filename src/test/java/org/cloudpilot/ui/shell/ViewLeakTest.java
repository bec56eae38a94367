package org.cloudpilot.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import org.cloudpilot.service.settings.TerminalLook;
import org.cloudpilot.simulator.Hardware;
import org.cloudpilot.simulator.SimulatedRouter;
import org.cloudpilot.ui.audit.AuditView;
import org.cloudpilot.ui.control.Sheet;
import org.cloudpilot.ui.control.Sheets;
import org.cloudpilot.ui.fleet.FleetActions;
import org.cloudpilot.ui.fleet.FleetView;
import org.cloudpilot.ui.fleet.RouterRow;
import org.cloudpilot.ui.fleet.ScopeView;
import org.cloudpilot.ui.fx.DrainedUi;
import org.cloudpilot.ui.keys.KeysView;
import org.cloudpilot.ui.payments.PaymentsView;
import org.cloudpilot.ui.router.RouterView;
import org.cloudpilot.ui.settings.SettingsView;
import org.cloudpilot.ui.signin.SignInView;
import org.cloudpilot.ui.signin.SignInViewModel;
import org.cloudpilot.ui.spaces.SpaceMenu;
import org.cloudpilot.ui.terminal.FullTerminalView;
import org.cloudpilot.ui.terminal.FullTerminalViewModel;
import org.cloudpilot.ui.terminal.TerminalLookModel;
import org.cloudpilot.ui.terminal.TerminalView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Opens and closes every view over view models that live on: nothing of a view may stay behind.
class ViewLeakTest {
    private static final int TIMES = 8;
    private static final int COLLECTIONS = 10;

    @TempDir Path folder;

    private static final Sheets NO_SHEETS =
            new Sheets() {
                @Override
                public void show(Sheet sheet, Node firstFocus) {}

                @Override
                public void hide() {}
            };

    private static final class NoActions implements FleetActions {
        @Override
        public void show(Sheet sheet, Node firstFocus) {}

        @Override
        public void hideSheet() {}

        @Override
        public void openInspector() {}

        @Override
        public void openTerminal(RouterRow row) {}

        @Override
        public void openFullTerminal(RouterRow row) {}
    }

    @Test
    void leavesNothingOfAViewBehind() {
        try (SimulatedRouter router = SimulatedRouter.builder(Hardware.RB5009).start();
                OpenWindow window = OpenWindow.signedIn(folder, router)) {
            window.awaitText("online");
            ConsoleViewModel model = window.console();
            SignInViewModel entrance =
                    new SignInViewModel(
                            window.program().access(),
                            window.program().accounts(),
                            window.program().backups(),
                            new DrainedUi(),
                            SignInViewModel.Mode.SIGN_IN,
                            "",
                            null,
                            caller -> {});
            Map<String, Supplier<Parent>> views = new TreeMap<>();
            var look = new TerminalLookModel(TerminalLook.USUAL, chosen -> {});
            views.put("fleet", () -> new FleetView(model.fleet(), new NoActions()).root());
            views.put("scope", () -> new ScopeView(model.fleet()).root());
            views.put("router", () -> new RouterView(model.router(), () -> {}, () -> {}).root());
            views.put(
                    "terminal",
                    () ->
                            new TerminalView(
                                            model.terminal(),
                                            model.lineHelp(),
                                            model.snippets(),
                                            look,
                                            NO_SHEETS,
                                            model::nameOf,
                                            () -> {},
                                            () -> {},
                                            () -> {},
                                            () -> {})
                                    .root());
            var nobodys =
                    new FullTerminalViewModel(
                            window.program().shells(),
                            model.caller(),
                            new DrainedUi(),
                            new DrainedUi(),
                            window.onFx(() -> model.fleet().currentProperty().get())
                                    .line()
                                    .router(),
                            "edge");
            nobodys.close();
            views.put(
                    "full terminal",
                    () -> {
                        var view =
                                new FullTerminalView(nobodys, look, () -> {}, () -> {}, () -> {});
                        view.close();
                        return view.root();
                    });
            views.put("keys", () -> new KeysView(model.keys(), NO_SHEETS).root());
            views.put("payments", () -> new PaymentsView(model.payments(), NO_SHEETS).root());
            views.put("audit", () -> new AuditView(model.audit()).root());
            views.put("settings", () -> new SettingsView(model.settings(), look, NO_SHEETS).root());
            views.put("space", () -> new SpaceMenu(model.spaces(), NO_SHEETS).root());
            views.put("sign-in", () -> new SignInView(entrance, null, "127.0.0.1:8000").root());
            Map<String, Integer> left = new TreeMap<>();
            views.forEach((name, view) -> left.put(name, openAndClose(window, view)));
            left.values().removeIf(count -> count <= 1);
            assertEquals(Map.of(), left, "views that stayed, of " + TIMES);
        }
    }

    /// How many of them are still there afterwards. One may be held by the toolkit's last event.
    private static int openAndClose(OpenWindow window, Supplier<Parent> view) {
        StackPane host = (StackPane) window.scene().getRoot();
        List<WeakReference<Parent>> opened = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            opened.add(
                    window.onFx(
                            () -> {
                                Parent root = view.get();
                                host.getChildren().add(root);
                                root.applyCss();
                                root.layout();
                                return new WeakReference<>(root);
                            }));
            window.onFx(() -> host.getChildren().removeLast());
        }
        var tries = new AtomicInteger(COLLECTIONS);
        window.await(
                "the garbage is collected",
                () -> {
                    System.gc();
                    return alive(opened) <= 1 || tries.decrementAndGet() <= 0;
                });
        return alive(opened);
    }

    private static int alive(List<WeakReference<Parent>> references) {
        return (int) references.stream().filter(each -> each.get() != null).count();
    }
}
