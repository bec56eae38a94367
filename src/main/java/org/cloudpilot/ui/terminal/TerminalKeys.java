package org.cloudpilot.ui.terminal;

import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.cloudpilot.ui.control.Clip;
import org.jspecify.annotations.Nullable;

/// What the keys do in the terminal, as fingers know them from the router's console and from
/// shells.
final class TerminalKeys {
    private final TerminalView view;
    private final TerminalViewModel model;
    private final HelpViewModel help;
    private final TerminalLookModel look;
    private final Runnable leave;
    private boolean tabbed;

    /// @param leave gives the focus back to the table
    TerminalKeys(
            TerminalView view,
            TerminalViewModel model,
            HelpViewModel help,
            TerminalLookModel look,
            Runnable leave) {
        this.view = view;
        this.model = model;
        this.help = help;
        this.look = look;
        this.leave = leave;
    }

    /// Everywhere in the terminal.
    void onShared(KeyEvent event) {
        if (!Letters.key(look, event) && event.isShortcutDown() && event.getCode() == KeyCode.F) {
            view.openFind();
            event.consume();
        }
    }

    /// The question mark asks instead of being typed, except within quotes, where it is text.
    void onTyped(KeyEvent event) {
        if (event.getCharacter().equals("?") && !isWithinQuotes()) {
            view.accept(help.complete(view.caret(), true));
            event.consume();
        }
    }

    private boolean isWithinQuotes() {
        String before = view.input().getText(0, view.caret());
        boolean quoted = false;
        for (int i = 0; i < before.length(); i++) {
            if (before.charAt(i) == '\\') {
                i++;
            } else if (before.charAt(i) == '"') {
                quoted = !quoted;
            }
        }
        return quoted;
    }

    /// In the line.
    void onInput(KeyEvent event) {
        boolean secondTab = tabbed && event.getCode() == KeyCode.TAB;
        if (!event.getCode().isModifierKey()) {
            tabbed = event.getCode() == KeyCode.TAB;
        }
        boolean done;
        if (event.isControlDown() && !event.isAltDown()) {
            done = control(event.getCode());
        } else {
            boolean taken = !help.completions().isEmpty() && offered(event.getCode());
            done = taken || plain(event, secondTab);
        }
        if (done) {
            event.consume();
        }
    }

    /// While completions are offered.
    private boolean offered(KeyCode code) {
        switch (code) {
            case UP -> view.completions().move(-1);
            case DOWN -> view.completions().move(1);
            case ENTER, TAB -> view.accept(help.put(view.completions().choice(), view.caret()));
            case ESCAPE -> help.hide();
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean plain(KeyEvent event, boolean secondTab) {
        switch (event.getCode()) {
            case ENTER -> {
                help.hide();
                view.screen().toEnd();
                model.submit();
            }
            case TAB -> view.accept(help.complete(view.caret(), secondTab));
            case F1 -> view.accept(help.complete(view.caret(), true));
            case F4 -> {
                if (event.isAltDown()) {
                    return false;
                }
                model.toggleSafeMode();
            }
            case UP -> recall(model::older);
            case DOWN -> recall(model::newer);
            case PAGE_UP -> view.screen().page(-1);
            case PAGE_DOWN -> view.screen().page(1);
            case ESCAPE -> leave.run();
            case Q -> {
                if (model.liveProperty().get().isEmpty() || !view.input().getText().isEmpty()) {
                    return false;
                }
                model.interrupt();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void recall(Runnable step) {
        step.run();
        view.input().end();
    }

    private boolean control(KeyCode code) {
        TextField input = view.input();
        int caret = view.caret();
        switch (code) {
            case A -> input.home();
            case E -> input.end();
            case K -> input.deleteText(caret, input.getLength());
            case U -> input.deleteText(0, caret);
            case W -> input.deleteText(startOfWord(input.getText(), caret), caret);
            case R -> view.openHistory();
            case L -> model.clear();
            case C -> {
                String selected = selected();
                if (selected == null) {
                    model.interrupt();
                } else {
                    Clip.copy(selected);
                    view.screen().selectNone();
                    input.deselect();
                }
            }
            case V -> view.paste();
            case X -> model.toggleSafeMode();
            case D -> model.unroll();
            default -> {
                return false;
            }
        }
        return true;
    }

    private @Nullable String selected() {
        String typed = view.input().getSelectedText();
        String printed = view.screen().selected();
        return !typed.isEmpty() ? typed : printed.isEmpty() ? null : printed;
    }

    private static int startOfWord(String text, int caret) {
        int at = caret;
        while (at > 0 && text.charAt(at - 1) == ' ') {
            at--;
        }
        while (at > 0 && text.charAt(at - 1) != ' ') {
            at--;
        }
        return at;
    }
}
