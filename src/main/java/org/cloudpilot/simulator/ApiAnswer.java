package org.cloudpilot.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The answers to one command over the binary API.
final class ApiAnswer implements Replies {
    private final Chassis router;
    private final Line line;
    private final Turns turns;
    private final int number;
    private final @Nullable String tag;
    private @Nullable String ret;
    private final List<List<String>> held = new ArrayList<>();
    private boolean isHeld;
    private boolean losing;
    private boolean lost;
    private Runnable after = () -> {};

    /// @param number of the command, in the order of their coming
    ApiAnswer(Chassis router, Line line, Turns turns, int number, @Nullable String tag) {
        this.router = router;
        this.line = line;
        this.turns = turns;
        this.number = number;
        this.tag = tag;
    }

    /// The command is about to be carried out; nothing was answered yet.
    void begin(Request request) {
        losing = loses(request);
        isHeld = router.fault() instanceof Fault.OutOfOrder;
    }

    /// Completions lose rows on their way through the binary API, far less when nothing but the
    /// words is asked for.
    private boolean loses(Request request) {
        int oneIn = router.lossOfCompletions();
        if (oneIn == 0
                || !request.path().equals("/console/inspect")
                || !request.get("request", "").equals("completion")) {
            return false;
        }
        boolean wordsAlone = request.get(".proplist", "").equals("completion");
        return router.pace.oneIn(wordsAlone ? 25 * oneIn : oneIn);
    }

    @Override
    public void row(Map<String, String> columns) {
        if (losing && (lost = !lost)) {
            return;
        }
        List<String> words = start("!re");
        columns.forEach((name, value) -> words.add("=" + name + "=" + value));
        say(words);
    }

    @Override
    public void empty() {
        if (router.device.version.saysEmpty()) {
            say(start("!empty"));
        }
    }

    @Override
    public void ret(String value) {
        ret = value;
    }

    @Override
    public void afterwards(Runnable step) {
        after = step;
    }

    void trap(Trap trap) {
        List<String> words = start("!trap");
        if (trap.category() != Trap.NONE) {
            words.add("=category=" + trap.category());
        }
        words.add("=message=" + trap.text());
        say(words);
    }

    void done() {
        List<String> words = start("!done");
        if (ret != null) {
            words.add("=ret=" + ret);
        }
        say(words);
        flush();
        after.run();
    }

    private void say(List<String> words) {
        if (isHeld) {
            held.add(words);
        } else {
            line.send(words);
        }
    }

    private void flush() {
        if (isHeld && router.fault() instanceof Fault.OutOfOrder(var patience)) {
            try {
                turns.finish(number, held, patience);
            } catch (InterruptedException e) {
                throw new IllegalStateException("nobody interrupts this thread", e);
            }
        } else {
            held.forEach(line::send);
        }
    }

    private List<String> start(String word) {
        List<String> words = new ArrayList<>();
        words.add(word);
        if (tag != null) {
            words.add(".tag=" + tag);
        }
        return words;
    }
}
