package org.cloudpilot.routeros.ssh;

import java.util.List;

/// The SSH client's own threads.
final class SshThreads {
    private SshThreads() {}

    /// By name, which has the client's own number.
    static List<String> names() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("sshd-SshClient"))
                .toList();
    }
}
