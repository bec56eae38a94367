package org.cloudpilot.routeros.cli;

import java.util.HashMap;
import java.util.Map;
import org.cloudpilot.routeros.cli.MenuTree.Kind;

/// The scripting language's own commands with their arguments, and the verbs that menus have in
/// common. Written by hand, for where no router told its tree.
final class Language {
    private static final String COMMANDS =
            """
            beep as-value frequency length
            break
            continue
            convert from options to transform value
            delay delay-time
            deserialize delimiter from options value
            do command if on-error while
            error message
            execute as-string file script
            exit
            export compact file hide-sensitive show-sensitive terse verbose where
            find from in key
            for counter do from on-error step to
            foreach counter do in on-error
            global do name value
            grep after as-array before filename pattern script
            if condition do else
            import dry-run file-name from-line verbose
            jobname
            len value
            local do name value
            nothing
            onerror do error in
            parse value
            password confirm-new-password new-password old-password
            pick begin counter end
            ping address arp-ping as-value count do-not-fragment dscp interface interval proplist \
                size src-address ttl vrf without-paging
            put message
            quit
            range from step to
            redo
            resolve domain-name server server-port type
            retry command delay max on-error
            return value
            rndnum from to
            rndstr from length
            serialize delimiter file-name options order to value
            set do name value
            time command
            timestamp
            toarray delimiter value
            tobool value
            tocrlf input
            toid value
            toip value
            toip6 value
            tolf input
            tonsec value
            tonum value
            tostr value
            totime value
            typeof value
            undo
            while condition do
            """;

    private static final String VERBS =
            """
            add
            comment comment numbers
            disable numbers
            edit number value-name
            enable numbers
            export where
            find where
            get number value-name
            monitor numbers
            move destination numbers
            print as-value brief count-only detail file follow follow-only from interval proplist \
                stats terse where without-paging
            remove numbers
            reset numbers
            reset-counters numbers
            run number
            set numbers
            unset numbers value-name
            """;

    private Language() {}

    static Map<String, MenuTree> commands() {
        return read(COMMANDS, false);
    }

    /// Menus have arguments of their own for them.
    static Map<String, MenuTree> verbs() {
        return read(VERBS, true);
    }

    private static Map<String, MenuTree> read(String table, boolean open) {
        Map<String, MenuTree> commands = new HashMap<>();
        for (String line : table.replaceAll("\\\\?\n +", " ").split("\n")) {
            String[] words = line.split(" +");
            Map<String, MenuTree> arguments = new HashMap<>();
            for (int i = 1; i < words.length; i++) {
                arguments.put(words[i], new MenuTree(Kind.ARGUMENT, "", Map.of()));
            }
            commands.put(
                    words[0],
                    open
                            ? MenuTree.openCommand(arguments)
                            : new MenuTree(Kind.COMMAND, "", arguments));
        }
        return commands;
    }
}
