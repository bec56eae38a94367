package org.cloudpilot.model;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which arguments of RouterOS commands are secrets, and how a command, a line or a row is shown
/// without them. What stands in a secret's place is always the same, so that not even the length
/// shows, and no console line that holds it can be sent by mistake.
///
/// A name is taken for a secret's rather once too often: also with a prefix (`security.passphrase`)
/// and shortened as the console allows (`passw=`).
public final class SecretArguments {
    /// Stands in place of every secret.
    public static final String HIDDEN = "<hidden>";

    private static final SecretArguments KNOWN = new SecretArguments(Set.of());

    private static final Set<String> NAMES =
            Set.of(
                    "password",
                    "secret",
                    "passphrase",
                    "pre-shared-key",
                    "preshared-key",
                    "private-key",
                    "auth-key",
                    "authentication-key",
                    "encryption-key",
                    "community");

    private static final Pattern SHAPES =
            Pattern.compile(
                    ".*(secret|password|passphrase|pre-?shared-key|private-key).*"
                            + "|.*-community|.*(auth|md5|protection)-key|.*static-key(-[0-9])?");

    /// Those whose beginning alone tells them from everything else that a menu may have.
    private static final List<String> SHORTENED =
            List.of("password", "passphrase", "secret", "pre-shared-key", "private-key");

    private static final Pattern COMMUNITIES =
            Pattern.compile("\\bsn(m|mp)?[\\s/]+co[a-z]*", Pattern.CASE_INSENSITIVE);

    private static final int SHORTEST = 4;

    private final Set<String> further;

    /// @param further names that the router's own tree marks as secret
    public SecretArguments(Set<String> further) {
        this.further =
                further.stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /// Those that are known without a router.
    public static SecretArguments known() {
        return KNOWN;
    }

    /// Whether the value of an argument or column of that name is a secret.
    public boolean isSecret(String name) {
        String folded = name.toLowerCase(Locale.ROOT);
        String last = folded.substring(folded.lastIndexOf('.') + 1);
        return NAMES.contains(last)
                || further.contains(folded)
                || further.contains(last)
                || SHAPES.matcher(last).matches()
                || (last.length() >= SHORTEST
                        && SHORTENED.stream().anyMatch(whole -> whole.startsWith(last)));
    }

    /// A console line or script, however wrong, without its secrets.
    public String redacted(String line) {
        return new SecretScan(within(line), line).redacted();
    }

    /// The same for a line that is typed where the prompt stands in `menu`.
    public String redacted(String menu, String line) {
        return new SecretScan(within(menu + " " + line), line).redacted();
    }

    /// What a router printed as text when `line` was sent from `menu`: also where its tables and
    /// lists have a secret without its name before it.
    public String printed(String menu, String line, String text) {
        SecretArguments there = within(menu + " " + line);
        if (text.isBlank()) {
            return text;
        }
        return new SecretQuestion(there, line).isAsked()
                ? HIDDEN
                : new SecretScan(there, new SecretColumns(there).without(text)).redacted();
    }

    public Command redacted(Command command) {
        SecretArguments there = within(command.path());
        return new Command(
                command.path(),
                command.attributes().stream().map(there::redacted).toList(),
                command.queries().stream().map(there::redactedQuery).toList());
    }

    /// What is secret in that menu, or in what was sent: SNMP calls its passwords communities, and
    /// what it calls their names are the passwords.
    public SecretArguments within(String text) {
        return further.contains("name") || !COMMUNITIES.matcher(text).find()
                ? this
                : new SecretArguments(
                        Stream.concat(further.stream(), Stream.of("name"))
                                .collect(Collectors.toSet()));
    }

    /// A row of what `command` answered.
    public Row redacted(Command command, Row row) {
        return within(command.path()).redacted(row);
    }

    /// What `command` returned beside its rows: one value, which it may have been asked for by
    /// name.
    public String returned(Command command, String value) {
        boolean secret =
                command.attributes().stream()
                        .anyMatch(
                                each ->
                                        each.name().equals("value-name")
                                                && within(command.path()).isSecret(each.value()));
        return secret ? HIDDEN : redacted(value);
    }

    public Row redacted(Row row) {
        return new Row(row.columns().stream().map(this::redacted).toList());
    }

    /// A value that is none may still hold a script with some.
    public Column redacted(Column column) {
        return new Column(
                column.name(), isSecret(column.name()) ? HIDDEN : redacted(column.value()));
    }

    /// `?name=value`, `?<name=value`; what follows the first `=` is the value whatever it holds.
    private String redactedQuery(String word) {
        int equals = word.indexOf('=', 2);
        if (equals < 0) {
            return word;
        }
        int name = 0;
        while (name < equals && "?=<>-".indexOf(word.charAt(name)) >= 0) {
            name++;
        }
        return isSecret(word.substring(name, equals))
                ? word.substring(0, equals + 1) + HIDDEN
                : word.substring(0, equals + 1) + redacted(word.substring(equals + 1));
    }

    /// The command in one line without its secrets: `/user/add name=ann password=<hidden>`.
    public String line(Command command) {
        StringBuilder line = new StringBuilder(command.path());
        Command shown = redacted(command);
        shown.attributes()
                .forEach(
                        each ->
                                line.append(' ')
                                        .append(each.name())
                                        .append('=')
                                        .append(quoted(each.value())));
        shown.queries().forEach(each -> line.append(' ').append(quoted(each)));
        return line.toString();
    }

    private static String quoted(String value) {
        boolean plain =
                value.equals(HIDDEN)
                        || value.chars().noneMatch(c -> c <= ' ' || "\"\\;".indexOf(c) >= 0);
        return plain ? value : ConsoleQuotes.quote(value);
    }
}
