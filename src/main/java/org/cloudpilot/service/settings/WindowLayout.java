package org.cloudpilot.service.settings;

import java.util.List;

/// How a person left the window. Sizes in pixels at 100 %; a `NaN` was never set.
///
/// @param theme `dark`, `light` or `system`
/// @param columns the table's columns in order; empty: the default ones
public record WindowLayout(
        String theme,
        double x,
        double y,
        double width,
        double height,
        boolean maximized,
        double inspectorWidth,
        double dockHeight,
        boolean dockOpen,
        boolean scopeOpen,
        List<String> columns,
        TerminalLook terminal) {
    public WindowLayout {
        columns = List.copyOf(columns);
    }

    public static final WindowLayout DEFAULT =
            new WindowLayout(
                    "dark",
                    Double.NaN,
                    Double.NaN,
                    1366,
                    768,
                    false,
                    400,
                    240,
                    false,
                    true,
                    List.of(),
                    TerminalLook.USUAL);

    public WindowLayout withTheme(String theme) {
        return new WindowLayout(
                theme,
                x,
                y,
                width,
                height,
                maximized,
                inspectorWidth,
                dockHeight,
                dockOpen,
                scopeOpen,
                columns,
                terminal);
    }

    public WindowLayout withBounds(
            double x, double y, double width, double height, boolean maximized) {
        return new WindowLayout(
                theme,
                x,
                y,
                width,
                height,
                maximized,
                inspectorWidth,
                dockHeight,
                dockOpen,
                scopeOpen,
                columns,
                terminal);
    }

    public WindowLayout withPanes(
            double inspectorWidth, double dockHeight, boolean dockOpen, boolean scopeOpen) {
        return new WindowLayout(
                theme,
                x,
                y,
                width,
                height,
                maximized,
                inspectorWidth,
                dockHeight,
                dockOpen,
                scopeOpen,
                columns,
                terminal);
    }

    public WindowLayout withColumns(List<String> columns) {
        return new WindowLayout(
                theme,
                x,
                y,
                width,
                height,
                maximized,
                inspectorWidth,
                dockHeight,
                dockOpen,
                scopeOpen,
                columns,
                terminal);
    }

    public WindowLayout withTerminal(TerminalLook terminal) {
        return new WindowLayout(
                theme,
                x,
                y,
                width,
                height,
                maximized,
                inspectorWidth,
                dockHeight,
                dockOpen,
                scopeOpen,
                columns,
                terminal);
    }
}
