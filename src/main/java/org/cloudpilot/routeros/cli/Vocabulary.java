package org.cloudpilot.routeros.cli;

/// What the program itself knows of menus and commands, for those who have no recorded tree.
public final class Vocabulary {
    private Vocabulary() {}

    /// A tree of what is known. Below the root there may be more than that.
    public static CommandNode builtIn() {
        return CommandNode.root(true);
    }
}
