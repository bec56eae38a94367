package org.cloudpilot.routeros.cli;

import java.util.ArrayList;
import java.util.List;
import org.cloudpilot.model.LineToken;
import org.cloudpilot.routeros.cli.Flaw.Kind;
import org.cloudpilot.routeros.cli.Statement.Block;
import org.cloudpilot.routeros.cli.Statement.Evaluate;
import org.cloudpilot.routeros.cli.Statement.Go;
import org.cloudpilot.routeros.cli.Statement.Run;
import org.cloudpilot.routeros.cli.Statement.Within;
import org.cloudpilot.routeros.cli.Translation.AsText;
import org.cloudpilot.routeros.cli.Translation.Exact;
import org.cloudpilot.routeros.cli.Translation.Refused;

/// Translates lines as an admin types them into API sentences that mean exactly the same, or says
/// where and why there are none. Nothing is ever translated by half: a line goes as sentences
/// alone, or as the text it is.
public final class Translator {
    private final Prompt prompt;
    private final String text;
    private final List<Step> steps = new ArrayList<>();
    private String menu;

    private Translator(Prompt prompt, String text) {
        this.prompt = prompt;
        this.text = text;
        this.menu = prompt.menu();
    }

    /// @param text one line or many
    public static Translation translate(Prompt prompt, String text) {
        Parser.Reading reading = Parser.read(prompt.tree(), prompt.node(), text);
        Flaw flaw = reading.flaw();
        Script script = reading.script();
        if (flaw != null) {
            return flawed(prompt, reading, flaw, text);
        }
        try {
            return new Translator(prompt, text)
                    .translate(script == null ? new Script(List.of()) : script);
        } catch (Untranslatable e) {
            return e.instead();
        }
    }

    /// What cannot be read at all is not sent. Where it may be the tree that does not know the
    /// names, the router is to judge.
    private static Translation flawed(
            Prompt prompt, Parser.Reading reading, Flaw flaw, String text) {
        boolean unknown =
                reading.tokens().stream()
                        .anyMatch(each -> each.kind() == LineToken.Kind.UNKNOWN_COMMAND);
        boolean byName = flaw.kind() == Kind.COMMAND_NAME || flaw.kind() == Kind.END_OF_COMMAND;
        boolean tooShort = flaw.offset() >= text.length();
        return !tooShort && (unknown || (byName && !prompt.own()))
                ? new AsText(flaw.message(text), flaw.offset())
                : new Refused(flaw.message(text), flaw.offset());
    }

    private Translation translate(Script script) throws Untranslatable {
        for (Statement each : script.statements()) {
            if (each instanceof Go go) {
                menu = go.menu();
            } else {
                statement(each);
            }
        }
        return new Exact(steps, menu);
    }

    private void statement(Statement statement) throws Untranslatable {
        switch (statement) {
            case Run run -> steps.add(new Wording(prompt, text, run).step());
            case Within within -> {
                for (Statement each : within.body().statements()) {
                    statement(each);
                }
            }
            case Go _ -> {
                // within brackets it moves what is read in them alone
            }
            case Block block -> throw Untranslatable.asText(block.start(), "console.script", "{");
            case Evaluate evaluate ->
                    throw Untranslatable.asText(
                            evaluate.start(), "console.script", text.charAt(evaluate.start()));
        }
    }
}
