package org.cloudpilot.routeros.inspect;

import java.io.IOException;
import java.io.InputStream;
import org.cloudpilot.routeros.cli.CommandNode;
import org.cloudpilot.routeros.cli.Vocabulary;

/// The menus, commands and arguments of one version's console, as `/console/inspect` tells them.
///
/// @param root the root menu
public record CommandTree(CommandNode root) {
    /// Reads a tree from JSON: each name's value is an object with `_type` (`dir`, `path`, `cmd` or
    /// `arg`), sometimes `desc`, and what is below it.
    ///
    /// @throws IOException where that cannot be read, or is something else
    public static CommandTree read(InputStream json) throws IOException {
        return ToldTree.read(json).commands();
    }

    /// What the program itself knows, for those who have no recording.
    public static CommandTree builtIn() {
        return new CommandTree(Vocabulary.builtIn());
    }

    /// The menu of that path, written `/ip/address`; the root where there is none.
    public CommandNode menu(String path) {
        CommandNode found = root.below(path);
        return found != null && found.isMenu() ? found : root;
    }
}
