package org.cloudpilot.routeros.ssh;

import java.util.List;

/// The SSH client's own threads.
final class SshThreads {
    private SshThreads() {}

    static long count() {
        return names().size();
    }

    static List<String> names() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("sshd-SshClient"))
                .toList();
    }
}
