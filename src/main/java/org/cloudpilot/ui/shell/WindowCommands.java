package org.cloudpilot.ui.shell;

import javafx.scene.image.Image;

/// What the parts of the window ask of it.
interface WindowCommands {
    void lock();

    void quit();

    /// The sheet with every key.
    void showKeys();

    Image logo();
}
