package org.cloudpilot.ui.terminal;

import com.techsenger.jeditermfx.core.TerminalExecutorServiceManager;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Virtual threads for one emulator: what is typed goes in order on one that ends by itself, the
/// emulator has another.
final class ShellThreads implements TerminalExecutorServiceManager {
    private static final Duration IDLE = Duration.ofSeconds(2);

    private final ScheduledThreadPoolExecutor typing =
            new ScheduledThreadPoolExecutor(1, Thread.ofVirtual().name("full-terminal").factory());
    private final ExecutorService emulating = Executors.newVirtualThreadPerTaskExecutor();

    ShellThreads() {
        typing.setKeepAliveTime(IDLE.toMillis(), TimeUnit.MILLISECONDS);
        typing.allowCoreThreadTimeOut(true);
    }

    @Override
    public ScheduledExecutorService getSingleThreadScheduledExecutor() {
        return typing;
    }

    @Override
    public ExecutorService getUnboundedExecutorService() {
        return emulating;
    }

    @Override
    public void shutdownWhenAllExecuted() {
        typing.shutdown();
        emulating.shutdown();
    }
}
