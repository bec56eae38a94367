package org.cloudpilot.routeros.api;

import org.cloudpilot.model.ConnectProblem;

/// Whoever waits for the replies that carry one tag. The session's reader calls [#take] and
/// [#done], one at a time; [#broken] may come from any thread.
sealed interface Waiting permits Collecting, Streaming, Waiting.Forgotten {
    /// One reply that is not the last. False when no more of them are wanted.
    boolean take(Reply reply) throws InterruptedException;

    /// The last reply.
    void done(Reply reply) throws InterruptedException;

    /// There will be no last reply.
    void broken(ConnectProblem problem);

    /// In place of a command that nobody waits for any more: swallows its late replies.
    enum Forgotten implements Waiting {
        FORGOTTEN;

        @Override
        public boolean take(Reply reply) {
            return true;
        }

        @Override
        public void done(Reply reply) {}

        @Override
        public void broken(ConnectProblem problem) {}
    }
}
