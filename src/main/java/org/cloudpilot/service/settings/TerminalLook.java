package org.cloudpilot.service.settings;

/// How a person likes the terminal.
///
/// @param letters their size in pixels at 100 %
/// @param mouseCopies what is selected is copied, and the right button pastes
public record TerminalLook(double letters, boolean mouseCopies) {
    public static final double SMALLEST = 8;
    public static final double LARGEST = 32;
    public static final TerminalLook USUAL = new TerminalLook(12, false);
}
