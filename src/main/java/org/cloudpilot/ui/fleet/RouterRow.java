package org.cloudpilot.ui.fleet;

import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cloudpilot.model.DeviceInfo;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterId;
import org.cloudpilot.model.RouterStatus;
import org.jspecify.annotations.Nullable;

/// One router's row: stays the same object for as long as the router exists, and is updated in
/// place.
public final class RouterRow {
    private final ReadOnlyObjectWrapper<RouterLine> line;
    private @Nullable String searched;

    RouterRow(Router router, RouterStatus status) {
        var first = new RouterLine(router, status);
        line = new ReadOnlyObjectWrapper<>(first);
    }

    public RouterId id() {
        return line.get().router().id();
    }

    public RouterLine line() {
        return line.get();
    }

    public ReadOnlyObjectProperty<RouterLine> lineProperty() {
        return line.getReadOnlyProperty();
    }

    void update(Router router) {
        set(new RouterLine(router, line().status()));
    }

    void update(RouterStatus status) {
        set(new RouterLine(line().router(), status));
    }

    private void set(RouterLine next) {
        searched = null;
        line.set(next);
    }

    /// Whether every word stands somewhere in what a person may look for.
    boolean matches(String[] lowerCaseWords) {
        if (lowerCaseWords.length == 0) {
            return true;
        }
        String text = searched;
        if (text == null) {
            text = searchedText(line());
            searched = text;
        }
        for (String word : lowerCaseWords) {
            if (!text.contains(word)) {
                return false;
            }
        }
        return true;
    }

    private static String searchedText(RouterLine line) {
        Router router = line.router();
        var text = new StringBuilder();
        text.append(router.name()).append('\n').append(router.host().text());
        router.addresses().forEach(host -> text.append('\n').append(host.text()));
        text.append('\n').append(router.site());
        router.tags().forEach(tag -> text.append('\n').append(tag));
        text.append('\n').append(router.note());
        DeviceInfo info = line.info();
        if (info != null) {
            add(text, info.identity());
            add(text, info.model());
            add(text, info.boardName());
            add(text, info.version());
            add(text, info.serialNumber());
        }
        return text.toString().toLowerCase(Locale.ROOT);
    }

    private static void add(StringBuilder text, @Nullable String part) {
        if (part != null) {
            text.append('\n').append(part);
        }
    }
}
