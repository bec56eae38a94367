package org.cloudpilot.routeros.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.common.SftpException;
import org.cloudpilot.routeros.link.Watchdog;

/// Moves one file within a time and a size.
final class SftpTransfer {
    private final SshConnection connection;
    private final int most;
    private final Duration limit;

    SftpTransfer(SshConnection connection, int most, Duration limit) {
        this.connection = connection;
        this.most = most;
        this.limit = limit;
    }

    private interface Work {
        FileOutcome with(SftpClient sftp) throws IOException;
    }

    FileOutcome download(String path) {
        return within(
                sftp -> {
                    try (InputStream in = sftp.read(path, OpenMode.Read)) {
                        byte[] contents = in.readNBytes(most);
                        return in.read() < 0
                                ? new FileOutcome.Got(contents)
                                : new FileOutcome.TooLarge(most);
                    }
                });
    }

    FileOutcome upload(String path, byte[] contents) {
        if (contents.length > most) {
            return new FileOutcome.TooLarge(most);
        }
        return within(
                sftp -> {
                    try (OutputStream out =
                            sftp.write(path, OpenMode.Create, OpenMode.Write, OpenMode.Truncate)) {
                        out.write(contents);
                    }
                    return sftp.stat(path).getSize() == contents.length
                            ? new FileOutcome.Put(contents.length)
                            : new FileOutcome.Broken("the router kept another number of bytes");
                });
    }

    private FileOutcome within(Work work) {
        long start = System.nanoTime();
        SftpModuleProperties.SFTP_CHANNEL_OPEN_TIMEOUT.set(connection.session(), limit);
        try (SftpClient sftp = connection.channel(SftpClientFactory.instance()::createSftpClient);
                Watchdog watchdog =
                        new Watchdog(
                                limit.minusNanos(System.nanoTime() - start),
                                () -> closeQuietly(sftp))) {
            try {
                return work.with(sftp);
            } catch (SftpException e) {
                return new FileOutcome.Refused(SshConnection.said(e));
            } catch (IOException e) {
                return new FileOutcome.Broken(
                        watchdog.fired() ? "no end in time" : SshConnection.said(e));
            }
        } catch (SftpException e) {
            return new FileOutcome.Refused(SshConnection.said(e));
        } catch (IOException e) {
            return new FileOutcome.Broken(SshConnection.said(e));
        }
    }

    private static void closeQuietly(SftpClient sftp) {
        try {
            sftp.close();
        } catch (IOException alreadyBroken) {
            // it is gone either way
        }
    }
}
