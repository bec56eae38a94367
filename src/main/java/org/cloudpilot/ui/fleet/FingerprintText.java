package org.cloudpilot.ui.fleet;

import java.util.Locale;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.cloudpilot.model.Fingerprint;
import org.cloudpilot.model.PeerProof;
import org.jspecify.annotations.Nullable;

/// A fingerprint in two lines of sixteen pairs; beside another, the pairs that differ stand out, so
/// that nobody has to compare them one by one.
final class FingerprintText extends TextFlow {
    private static final int PAIRS_IN_LINE = 16;

    /// One alone.
    static FingerprintText of(Fingerprint fingerprint) {
        return new FingerprintText(fingerprint, null, "fingerprint-now");
    }

    /// One that was confirmed, beside what is shown in its place.
    static FingerprintText was(Fingerprint fingerprint, Fingerprint now) {
        return new FingerprintText(fingerprint, now, "fingerprint-was");
    }

    /// One that is shown in another's place.
    static FingerprintText now(Fingerprint fingerprint, Fingerprint was) {
        return new FingerprintText(fingerprint, was, "fingerprint-now");
    }

    private FingerprintText(
            Fingerprint fingerprint, @Nullable Fingerprint other, String styleClass) {
        getStyleClass().add(styleClass);
        String hex = fingerprint.hex();
        for (int pair = 0; pair < hex.length() / 2; pair++) {
            String two = hex.substring(2 * pair, 2 * pair + 2);
            boolean differs =
                    other != null && !other.hex().substring(2 * pair, 2 * pair + 2).equals(two);
            if (pair > 0) {
                getChildren().add(text(pair % PAIRS_IN_LINE == 0 ? "\n" : " ", false));
            }
            getChildren().add(text(two, differs));
        }
        setAccessibleText(fingerprint.inPairs());
    }

    private static Text text(String words, boolean differs) {
        var text = new Text(words);
        text.getStyleClass().add(differs ? "fingerprint-differs" : "fingerprint-same");
        return text;
    }

    /// `certificate`, `host_key`, `jump_host_key`
    static String word(PeerProof.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
