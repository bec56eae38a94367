package org.cloudpilot.app;

import java.awt.Desktop;
import java.awt.GraphicsEnvironment;
import java.awt.desktop.UserSessionEvent;
import java.awt.desktop.UserSessionListener;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.util.Locale;

/// Hears from macOS and Windows when the person's session is no longer in front: the screen was
/// locked, or another user took over.
///
/// Written after the documentation of `java.awt.desktop` and not tried on either system yet. It
/// runs on a thread of its own, and whatever goes wrong there leaves the idle lock as it is.
final class UserSession {
    private static final Logger LOG = System.getLogger(UserSession.class.getName());

    private UserSession() {}

    static void listen(Runnable onLocked) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (!system.contains("mac") && !system.contains("win")) {
            return;
        }
        Thread.ofPlatform().daemon().name("user-session").start(() -> listenNow(onLocked));
    }

    private static void listenNow(Runnable onLocked) {
        try {
            if (GraphicsEnvironment.isHeadless()
                    || !Desktop.isDesktopSupported()
                    || !Desktop.getDesktop().isSupported(Desktop.Action.APP_EVENT_USER_SESSION)) {
                return;
            }
            Desktop.getDesktop()
                    .addAppEventListener(
                            new UserSessionListener() {
                                @Override
                                public void userSessionActivated(UserSessionEvent event) {}

                                @Override
                                public void userSessionDeactivated(UserSessionEvent event) {
                                    onLocked.run();
                                }
                            });
        } catch (RuntimeException | LinkageError unfit) {
            LOG.log(Level.DEBUG, "The system does not tell of its session: {0}", unfit);
        }
    }
}
