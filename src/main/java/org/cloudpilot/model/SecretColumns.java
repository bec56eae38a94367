package org.cloudpilot.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Blanks the secrets in what a router printed as a table or as a list. A table's columns are told
/// by its heading: version 7 announces them (`Columns: NAME, PASSWORD`), version 6 does not. Where
/// a column's edge is not certain, the rest of the line is hidden with it.
final class SecretColumns {
    private static final Pattern HEADING = Pattern.compile("\\s*(#|[A-Z0-9][A-Z0-9./_-]*)");
    private static final Pattern ANNOUNCED = Pattern.compile("Columns: (.*)");
    private static final Pattern COMMENT =
            Pattern.compile("\\s*(\\d+\\s+)?([A-Za-z*]{1,3}\\s+)?;;;.*");
    private static final Pattern LISTED = Pattern.compile("(\\s*)([A-Za-z0-9][\\w.-]*):(\\s.*)?");

    /// A value without quotes may hold blanks, as `terse` and arrays print it.
    private static final Pattern BARE =
            Pattern.compile(
                    "(?<![A-Za-z0-9._-])([A-Za-z0-9._-]+)=(?![\"\\s])"
                            + "(.+?)(?=[\\s;]+[A-Za-z0-9._-]+=|(?<!\\\\)$)");

    private static final String FLAGS = "Flags:";

    private final SecretArguments secrets;
    private List<Extent> extents = List.of();
    private boolean announcing;
    private boolean awaited;
    private boolean unclear;
    private boolean afterBlank = true;
    private int listedAt = -1;

    /// @param from its first character
    /// @param to behind its last; where the next one begins
    private record Extent(int from, int to) {}

    private record Name(String name, int start, int end) {}

    SecretColumns(SecretArguments secrets) {
        this.secrets = secrets;
    }

    String without(String text) {
        return text.lines().map(this::line).collect(Collectors.joining("\n"));
    }

    private String line(String line) {
        if (line.isBlank()) {
            afterBlank = true;
            return line;
        }
        int indent = line.length() - line.stripLeading().length();
        if (listedAt >= 0 && indent > listedAt) {
            return " ".repeat(indent) + SecretArguments.HIDDEN;
        }
        listedAt = -1;
        boolean begins = afterBlank;
        afterBlank = false;
        if (isAnnounced(line) || isHeading(line, begins) || COMMENT.matcher(line).matches()) {
            return line;
        }
        if (unclear) {
            return SecretArguments.HIDDEN;
        }
        return extents.isEmpty() ? listed(line) : cut(line);
    }

    private boolean isAnnounced(String line) {
        if (line.startsWith(FLAGS)) {
            begin(List.of());
            return true;
        }
        Matcher announced = ANNOUNCED.matcher(line);
        boolean first = announced.matches();
        if (!first && !announcing) {
            return false;
        }
        if (first) {
            begin(List.of());
            awaited = true;
        }
        String names = first ? announced.group(1) : line;
        for (String name : names.split(",")) {
            unclear |= isSecret(name.strip());
        }
        announcing = names.stripTrailing().endsWith(",");
        return true;
    }

    private void begin(List<Extent> found) {
        extents = found;
        unclear = false;
        awaited = false;
        announcing = false;
        listedAt = -1;
    }

    /// Inside a table a row in capitals is none.
    private boolean isHeading(String line, boolean begins) {
        List<Name> names = headings(line);
        boolean numbered = !names.isEmpty() && names.getFirst().name().equals("#");
        boolean possible = awaited || (extents.isEmpty() && !unclear) || (begins && numbered);
        if (names.isEmpty() || !possible) {
            return false;
        }
        List<Extent> found = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (isSecret(names.get(i).name())) {
                boolean last = i + 1 == names.size();
                int to = last ? Integer.MAX_VALUE : names.get(i + 1).start();
                found.add(new Extent(names.get(i).start(), to));
            }
        }
        if (awaited && unclear && found.isEmpty()) {
            return false;
        }
        begin(found);
        return true;
    }

    private boolean isSecret(String heading) {
        return secrets.isSecret(heading.toLowerCase(Locale.ROOT));
    }

    /// Empty where the line is no heading.
    private static List<Name> headings(String line) {
        List<Name> names = new ArrayList<>();
        Matcher heading = HEADING.matcher(line.stripTrailing());
        int at = 0;
        while (heading.region(at, line.stripTrailing().length()).lookingAt()) {
            names.add(new Name(heading.group(1), heading.start(1), heading.end(1)));
            at = heading.end();
        }
        return at == line.stripTrailing().length() ? names : List.of();
    }

    private String cut(String line) {
        var shown = new StringBuilder();
        int at = 0;
        for (Extent extent : extents) {
            boolean plain = line.chars().allMatch(c -> c >= ' ' && c < 0x7f);
            int from = Math.max(at, plain ? start(line, extent.from()) : wary(line, extent.from()));
            if (from >= line.length() || (plain && rest(line, from, extent.to()).isBlank())) {
                continue;
            }
            shown.append(line, at, from).append(SecretArguments.HIDDEN);
            if (!plain || extent.to() >= line.length() || line.charAt(extent.to() - 1) != ' ') {
                return shown.toString();
            }
            shown.repeat(' ', Math.max(1, extent.to() - from - SecretArguments.HIDDEN.length()));
            at = extent.to();
        }
        return shown.append(line, Math.min(at, line.length()), line.length()).toString();
    }

    private static String rest(String line, int from, int to) {
        return line.substring(from, Math.min(to, line.length()));
    }

    /// A value may begin before its heading where it stands to the right.
    private static int start(String line, int from) {
        int start = from;
        while (start > 0 && start < line.length() && line.charAt(start - 1) != ' ') {
            start--;
        }
        return start;
    }

    /// A router counts bytes: what stands behind other letters than ASCII is moved to the left.
    private static int wary(String line, int from) {
        int moved = 0;
        for (int at = 0; at < Math.min(from, line.length()); at++) {
            moved += line.charAt(at) < 0x80 ? 0 : 3;
        }
        return start(line, Math.max(0, from - moved));
    }

    private String listed(String line) {
        Matcher listed = LISTED.matcher(line);
        if (listed.matches()) {
            boolean secret = secrets.isSecret(listed.group(2));
            listedAt = secret ? listed.end(2) : -1;
            return secret && listed.group(3) != null && !listed.group(3).isBlank()
                    ? line.substring(0, listed.end(2)) + ": " + SecretArguments.HIDDEN
                    : line;
        }
        // a line that goes on in the next one is read with it
        return line.endsWith("\\") ? line : BARE.matcher(line).replaceAll(this::bare);
    }

    private String bare(MatchResult found) {
        return Matcher.quoteReplacement(
                secrets.isSecret(found.group(1))
                        ? found.group(1) + "=" + SecretArguments.HIDDEN
                        : found.group());
    }
}
