package org.cloudpilot.ui.terminal;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.cloudpilot.model.SecretArguments;

/// The line being typed. One that ends with a backslash goes on in the next: what was typed of it
/// before is kept here.
final class TypedLine {
    private static final String GOES_ON = "\\";

    private final StringProperty text = new SimpleStringProperty("");
    private String begun = "";

    /// What was typed, as it stood when it was taken.
    ///
    /// @param begun what went on, without its backslashes
    /// @param text what was typed last
    record Kept(String begun, String text) {
        String whole() {
            return begun + text;
        }

        /// What was typed last, without secrets, also where their names stand in what went on.
        String shown(String menu) {
            boolean more = text.endsWith(GOES_ON);
            SecretArguments secrets = SecretArguments.known();
            String before = secrets.redacted(menu, begun);
            String whole = secrets.redacted(menu, begun + withoutSign(text));
            int same = 0;
            while (same < before.length()
                    && same < whole.length()
                    && before.charAt(same) == whole.charAt(same)) {
                same++;
            }
            return whole.substring(same) + (more ? GOES_ON : "");
        }
    }

    private static String withoutSign(String piece) {
        return piece.endsWith(GOES_ON)
                ? piece.substring(0, piece.length() - GOES_ON.length())
                : piece;
    }

    StringProperty textProperty() {
        return text;
    }

    String text() {
        return text.get();
    }

    void type(String typed) {
        text.set(typed);
    }

    /// Whether a part of it was typed before.
    boolean isBegun() {
        return !begun.isEmpty();
    }

    boolean isEmpty() {
        return begun.isEmpty() && text.get().isEmpty();
    }

    boolean goesOn() {
        return text.get().endsWith(GOES_ON);
    }

    /// What is typed next belongs to it.
    void goOn() {
        begun += withoutSign(text.get());
        text.set("");
    }

    Kept now() {
        return new Kept(begun, text.get());
    }

    /// The next line can be typed.
    Kept take() {
        Kept taken = now();
        clear();
        return taken;
    }

    void clear() {
        begun = "";
        text.set("");
    }

    /// False where another line was begun meanwhile, which stays.
    boolean putBack(Kept taken) {
        if (!isEmpty()) {
            return false;
        }
        begun = taken.begun();
        text.set(taken.text());
        return true;
    }
}
