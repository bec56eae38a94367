package org.cloudpilot.routeros.cli;

import java.util.List;
import java.util.regex.Pattern;
import org.cloudpilot.routeros.cli.Token.Kind;
import org.cloudpilot.routeros.cli.Translation.Nothing;
import org.cloudpilot.routeros.cli.Translation.ToMenu;
import org.jspecify.annotations.Nullable;

/// Translates a line as an admin types it into an API sentence that means exactly the same, or says
/// where and why there is none. Menus may be parted by blanks or slashes; scripting is not
/// translated, and nothing is ever translated by half.
public final class ConsoleLine {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]*");

    private final Tokens tokens;
    private final boolean mayGoOn;
    private String menu;

    private ConsoleLine(String menu, List<Token> tokens, boolean mayGoOn) {
        this.mayGoOn = mayGoOn;
        this.menu = menu.isEmpty() ? "/" : menu;
        this.tokens = new Tokens(tokens);
    }

    /// @param menu where the prompt stands: `/ip/address`, the root is `/`
    public static Translation translate(String menu, String line) {
        return translate(menu, line, false);
    }

    /// The same for somebody who sees rows as they come and can stop it: what measures, pings or
    /// follows goes on.
    public static Translation translateLive(String menu, String line) {
        return translate(menu, line, true);
    }

    private static Translation translate(String menu, String line, boolean mayGoOn) {
        if (line.isBlank() || line.strip().startsWith("#")) {
            return new Nothing();
        }
        try {
            return new ConsoleLine(menu, Lexer.tokens(line), mayGoOn).translate();
        } catch (Untranslatable e) {
            return e.rejected();
        }
    }

    private Translation translate() throws Untranslatable {
        if (tokens.skip(Kind.SLASH)) {
            menu = "/";
        }
        while (!tokens.atEnd()) {
            Token word = tokens.peek();
            String verb = step();
            if (verb != null) {
                return new Arguments(menu, verb, word, tokens, mayGoOn).read();
            }
            if (tokens.peek().glued() && tokens.skip(Kind.SLASH) && tokens.atEnd()) {
                throw tokens.unexpected();
            }
        }
        return new ToMenu(menu);
    }

    /// Goes one word further into the menus; the verb when it is none.
    private @Nullable String step() throws Untranslatable {
        Token word = tokens.peek();
        if (word.text().startsWith(":")) {
            throw new Untranslatable(word.start(), "console.script", word.text());
        }
        if (!word.is(Kind.WORD)) {
            throw tokens.unexpected();
        }
        tokens.next();
        if (word.text().equals("..")) {
            menu = menu.substring(0, Math.max(menu.lastIndexOf('/'), 0));
            menu = menu.isEmpty() ? "/" : menu;
            return null;
        }
        if (!NAME.matcher(word.text()).matches()) {
            throw new Untranslatable(word.start(), "console.name", word.text());
        }
        String inner = child(word.text());
        if (KnownMenus.contains(inner) || isUnknownMenu(word.text())) {
            menu = inner;
            return null;
        }
        return Verb.inFull(word.text());
    }

    private String child(String name) {
        return menu.equals("/") ? "/" + name : menu + "/" + name;
    }

    /// A router knows more menus than we do: a word is taken for one when a slash follows, or a
    /// well-known verb after nothing but names.
    private boolean isUnknownMenu(String word) {
        if (tokens.peek().is(Kind.SLASH) && tokens.peek().glued()) {
            return true;
        }
        if (Verb.isKnown(Verb.inFull(word))) {
            return false;
        }
        for (int i = 0; tokens.peek(i).is(Kind.WORD); i++) {
            if (tokens.peek(i + 1).is(Kind.EQUALS)) {
                return false;
            }
            if (Verb.isKnown(tokens.peek(i).text())) {
                return true;
            }
        }
        return false;
    }
}
