package org.cloudpilot.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import org.cloudpilot.simulator.ssh.SshHost;
import org.jspecify.annotations.Nullable;

/// The console on a terminal: a prompt, what is typed shown as it is typed, one line carried out
/// after the other, long answers a page at a time. Keys that move the cursor do nothing.
final class Terminal implements SshHost.Shell {
    private static final int CTRL_C = 3;
    private static final int BACKSPACE = 8;
    private static final int ESCAPE = 27;
    private static final int DELETE = 127;
    private static final int END = -1;
    private static final String GREEN = "\u001b[32m";
    private static final String USUAL = "\u001b[m";

    /// Asks the terminal what it is.
    private static final String WHAT_ARE_YOU = "\u001bZ";

    private static final String PAGER = "-- [Q quit|D dump|down]";
    private static final String WIPE = "\r\u001b[K";

    private final Chassis router;
    private final Account user;
    private final boolean coloured;
    private final LinkedBlockingQueue<Integer> keys = new LinkedBlockingQueue<>();
    private final Console console;
    private volatile int rows;
    private volatile @Nullable Running running;
    private volatile boolean stopped;

    /// @param coloured as the log-in name asked for it
    Terminal(Chassis router, Account user, boolean coloured) {
        this.router = router;
        this.user = user;
        this.coloured = coloured;
        this.console = new Console(router, user, new Running());
    }

    @Override
    public void size(int columns, int lines) {
        rows = lines;
    }

    @Override
    public void stop() {
        stopped = true;
        cancel();
        keys.add(END);
    }

    private void cancel() {
        Running now = running;
        if (now != null) {
            now.cancel();
        }
    }

    @Override
    public int run(InputStream in, OutputStream out) throws IOException, InterruptedException {
        Thread.ofVirtual().name("simulated-keys").start(() -> listen(in));
        say(
                out,
                WHAT_ARE_YOU
                        + "\n\n  RouterOS "
                        + router.device.version.text()
                        + " (simulated)\n\n");
        prompt(out);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            int key = keys.take();
            switch (key) {
                case END -> {
                    return 0;
                }
                case ESCAPE -> skipSequence();
                case CTRL_C -> {
                    line.reset();
                    say(out, "\n");
                    prompt(out);
                }
                case BACKSPACE, DELETE -> rubOut(line, out);
                case '\r', '\n' -> {
                    say(out, "\n");
                    String text = text(line);
                    line.reset();
                    if (text.equals("/quit") || text.equals("quit")) {
                        return 0;
                    }
                    carryOut(text, out);
                    prompt(out);
                }
                default -> {
                    if (key >= ' ') {
                        line.write(key);
                        out.write(key);
                        out.flush();
                    }
                }
            }
        }
    }

    private String text(ByteArrayOutputStream line) {
        return router.text.text(line.toByteArray(), 0, line.size()).strip();
    }

    /// Takes keys also while a line is carried out, which Ctrl+C and Q end.
    private void listen(InputStream in) {
        try (in) {
            for (int key = in.read(); key >= 0 && !stopped; key = in.read()) {
                boolean ends = key == CTRL_C || key == 'q' || key == 'Q';
                if (ends && running != null) {
                    cancel();
                } else {
                    keys.add(key);
                }
            }
        } catch (IOException clientIsGone) {
            // as when it ends
        } finally {
            cancel();
            keys.add(END);
        }
    }

    /// What stands behind an escape, up to the letter that ends it.
    private void skipSequence() throws InterruptedException {
        int key = keys.take();
        if (key == '[' || key == 'O') {
            key = keys.take();
            while (key != END && (key < '@' || key > '~')) {
                key = keys.take();
            }
        }
        if (key == END) {
            keys.add(END);
        }
    }

    private static void rubOut(ByteArrayOutputStream line, OutputStream out) throws IOException {
        byte[] typed = line.toByteArray();
        if (typed.length > 0) {
            line.reset();
            line.write(typed, 0, typed.length - 1);
            out.write(new byte[] {BACKSPACE, ' ', BACKSPACE});
            out.flush();
        }
    }

    private void carryOut(String line, OutputStream out) throws IOException, InterruptedException {
        Running command = new Running();
        running = command;
        String answer = "";
        try {
            command.pause(
                    router.fault() instanceof Fault.NeverAnswer
                            ? SimulatedRouter.FOR_EVER
                            : router.pace.next());
            answer = console.run(line, command);
        } catch (Trap cancelled) {
            // nothing was said until then
        } finally {
            running = null;
        }
        page(answer, out);
        console.afterwards().forEach(Runnable::run);
        console.afterwards().clear();
    }

    private void page(String answer, OutputStream out) throws IOException, InterruptedException {
        List<String> lines = answer.lines().toList();
        int left = Math.max(1, rows - 1);
        for (int i = 0; i < lines.size(); i++) {
            if (left == 0) {
                say(out, PAGER);
                int key = keys.take();
                say(out, WIPE);
                if (key == 'q' || key == 'Q' || key == CTRL_C) {
                    return;
                }
                if (key == END) {
                    keys.add(END);
                    return;
                }
                left = key == 'd' || key == 'D' ? Integer.MAX_VALUE : Math.max(1, rows - 1);
            }
            say(out, lines.get(i) + "\n");
            left--;
        }
    }

    private void prompt(OutputStream out) throws IOException {
        String where = console.menu();
        if (!router.device.version.atLeast(7, 0)) {
            where = "/" + where.substring(1).replace('/', ' ');
        }
        String name = coloured ? GREEN + user.name() + USUAL : user.name();
        say(
                out,
                "["
                        + name
                        + "@"
                        + router.device.singleton("/system/identity", "name")
                        + "] "
                        + (where.equals("/") ? "" : where)
                        + "> ");
    }

    private void say(OutputStream out, String text) throws IOException {
        out.write(router.bytes(text.replace("\n", "\r\n")));
        out.flush();
    }
}
