package org.cloudpilot.routeros.cli;

import org.cloudpilot.model.ItemNumbers;

/// Where a line is typed, and what is known there.
///
/// @param tree the root of the menus and commands that are known
/// @param own whether the tree is that of the router's very version; otherwise the router may have
///   other names, too
/// @param menu where the prompt stands: `/ip/address`, the root is `/`
/// @param live whether somebody sees rows as they come and can stop it: then what measures, pings
///   or follows goes on
/// @param numbers what was printed last
public record Prompt(
        CommandNode tree, boolean own, String menu, boolean live, ItemNumbers numbers) {
    /// A prompt of whose router nothing is known.
    public static Prompt at(String menu, boolean live, ItemNumbers numbers) {
        return new Prompt(Vocabulary.everything(), false, menu, live, numbers);
    }

    /// The node of the menu; the root where the tree has none of that name.
    public CommandNode node() {
        CommandNode found = tree.below(menu);
        return found != null && found.isMenu() ? found : tree;
    }
}
