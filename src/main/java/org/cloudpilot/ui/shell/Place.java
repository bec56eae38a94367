package org.cloudpilot.ui.shell;

import org.cloudpilot.ui.signin.SignInViewModel;

/// Where the window is.
public sealed interface Place {
    /// On the way in: first account, sign-in, locked.
    record Entrance(SignInViewModel model) implements Place {}

    /// At work.
    record Console(ConsoleViewModel model) implements Place {}
}
