package org.cloudpilot.store;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.cloudpilot.model.Scope;

/// Scopes as one column: their words, parted by blanks.
final class ScopeWords {
    private ScopeWords() {}

    static String of(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::word).collect(Collectors.joining(" "));
    }

    static Set<Scope> parse(String words) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String word : words.split(" ", -1)) {
            Scope.ofWord(word).ifPresent(scopes::add);
        }
        return scopes;
    }
}
