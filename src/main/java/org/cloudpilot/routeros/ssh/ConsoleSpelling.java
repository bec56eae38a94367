package org.cloudpilot.routeros.ssh;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How a menu is spelt on the console: `/ip/address/print` as version 7 takes it, or `/ip address
/// print`, which version 6 wants and version 7 takes, too.
public final class ConsoleSpelling {
    /// A path where a command begins: at the line's start, behind `;` and inside brackets. What
    /// stands in quotes is matched first and left alone.
    private static final Pattern PATH =
            Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"|((?:^|[;\\[{])\\s*)(/[a-zA-Z0-9/.-]+)");

    private ConsoleSpelling() {}

    /// The line as every version takes it.
    public static String forAll(String line) {
        Matcher found = PATH.matcher(line);
        StringBuilder spelt = new StringBuilder();
        while (found.find()) {
            String path = found.group(2);
            found.appendReplacement(
                    spelt,
                    Matcher.quoteReplacement(
                            path == null
                                    ? found.group()
                                    : found.group(1) + "/" + path.substring(1).replace('/', ' ')));
        }
        return found.appendTail(spelt).toString();
    }

    /// @param version as `/system/resource` tells it: `7.16.2 (stable)`
    public static String forVersion(String line, String version) {
        return version.startsWith("6.") ? forAll(line) : line;
    }
}
