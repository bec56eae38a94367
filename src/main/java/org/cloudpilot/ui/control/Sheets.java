package org.cloudpilot.ui.control;

import javafx.scene.Node;

/// Where sheets lie over the window, the newest on top.
public interface Sheets {
    void show(Sheet sheet, Node firstFocus);

    /// Takes the sheet on top away; the one beneath is there again.
    void hide();
}
