package org.cloudpilot.ui.terminal;

import com.techsenger.jeditermfx.core.TtyConnector;
import com.techsenger.jeditermfx.core.util.TermSize;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.concurrent.CountDownLatch;
import org.cloudpilot.model.ShellSize;
import org.cloudpilot.service.fleet.RouterShell;

/// Joins the emulator to a router's shell. Called on the emulator's own threads.
final class ShellConnector implements TtyConnector {
    private static final char ESCAPE = '\u001b';

    /// Back from what an earlier shell may have switched on (second screen, mouse, marked pastes),
    /// on a line of its own.
    private static final String AFRESH =
            "\u001b[?47l\u001b[?1000l\u001b[?2004l\u001b[?25h\u001b[m\r\n";

    private final RouterShell shell;
    private final Reader said;
    private final CountDownLatch over = new CountDownLatch(1);
    private String before;
    private boolean escaped;

    /// @param again whether another shell was on this screen before
    ShellConnector(RouterShell shell, boolean again) {
        this.shell = shell;
        this.said = new InputStreamReader(shell.said(), shell.charset());
        this.before = again ? AFRESH : "";
        shell.onEnd(_ -> over.countDown());
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        if (!before.isEmpty()) {
            int count = Math.min(length, before.length());
            before.getChars(0, count, buffer, offset);
            before = before.substring(count);
            return count;
        }
        // room for one more, because the old question becomes one letter longer
        char[] fresh = new char[Math.max(1, length / 2)];
        int count = said.read(fresh);
        return count < 0 ? count : translated(fresh, count, buffer, offset);
    }

    /// `ESC Z` asks a terminal what it is, as `ESC [ c` does, which alone the emulator answers.
    private int translated(char[] fresh, int count, char[] buffer, int offset) {
        int at = offset;
        for (int i = 0; i < count; i++) {
            if (escaped && fresh[i] == 'Z') {
                buffer[at++] = '[';
                buffer[at++] = 'c';
            } else {
                buffer[at++] = fresh[i];
            }
            escaped = fresh[i] == ESCAPE;
        }
        return at - offset;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        if (isConnected()) {
            shell.type(bytes);
        }
    }

    @Override
    public void write(String text) throws IOException {
        write(text.getBytes(shell.charset()));
    }

    @Override
    public boolean isConnected() {
        return over.getCount() > 0;
    }

    @Override
    public void resize(TermSize size) {
        try {
            shell.resize(new ShellSize(size.getColumns(), size.getRows()));
        } catch (IOException gone) {
            // it ends, which is told elsewhere
        }
    }

    @Override
    public int waitFor() throws InterruptedException {
        over.await();
        return 0;
    }

    @Override
    public boolean ready() throws IOException {
        return !before.isEmpty() || said.ready();
    }

    @Override
    public String getName() {
        return "router";
    }

    @Override
    public void close() {
        shell.close();
    }
}
