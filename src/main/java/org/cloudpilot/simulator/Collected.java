package org.cloudpilot.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a command answered, kept.
final class Collected implements Replies {
    private final List<Map<String, String>> rows = new ArrayList<>();
    private final List<Runnable> afterwards;
    private @Nullable String ret;

    /// @param afterwards takes what is to be done when the answer has been sent
    Collected(List<Runnable> afterwards) {
        this.afterwards = afterwards;
    }

    @Override
    public void row(Map<String, String> columns) {
        rows.add(columns);
    }

    @Override
    public void empty() {}

    @Override
    public void ret(String value) {
        ret = value;
    }

    @Override
    public void afterwards(Runnable step) {
        afterwards.add(step);
    }

    List<Map<String, String>> rows() {
        return rows;
    }

    @Nullable String ret() {
        return ret;
    }
}
