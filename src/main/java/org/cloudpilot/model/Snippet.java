package org.cloudpilot.model;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Console lines that are kept under a name, with gaps that are filled in before they are sent.
///
/// @param text one or more lines; a gap is written `${name}`
public record Snippet(SnippetId id, String name, String text) {
    private static final Pattern GAP = Pattern.compile("\\$\\{([A-Za-z][A-Za-z0-9 _-]{0,40})\\}");

    /// The gaps' names, in the order of their coming.
    public Set<String> gaps() {
        Set<String> names = new LinkedHashSet<>();
        Matcher found = GAP.matcher(text);
        while (found.find()) {
            names.add(found.group(1));
        }
        return names;
    }

    /// The text with each gap filled in; one without a value stays as it is. What is filled in is
    /// taken as it stands: a value with blanks needs its quotes.
    public String filled(Map<String, String> values) {
        return GAP.matcher(text)
                .replaceAll(
                        gap ->
                                Matcher.quoteReplacement(
                                        values.getOrDefault(gap.group(1), gap.group())));
    }
}
