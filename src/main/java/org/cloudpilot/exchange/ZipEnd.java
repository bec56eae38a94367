package org.cloudpilot.exchange;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/// The last record of a zip file (APPNOTE.TXT 4.3.16), looked at before the library reads a table
/// of contents that may be made to fill the memory.
final class ZipEnd {
    private static final int LENGTH = 22;
    private static final int SIGNATURE = 0x06054b50;
    private static final int MOST_BYTES = 64 << 10;
    private static final long SMALL = 0xffff_ffffL;

    private ZipEnd() {}

    /// Whether it ends like one of our backups: few entries, a small table, no comment.
    static boolean isOurs(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            if (size < LENGTH) {
                return false;
            }
            ByteBuffer end = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
            while (end.hasRemaining() && channel.read(end, size - LENGTH + end.position()) >= 0) {
                // the whole record
            }
            end.flip();
            return end.limit() == LENGTH
                    && end.getInt(0) == SIGNATURE
                    && Short.toUnsignedInt(end.getShort(10)) <= ManifestFormat.MOST_FILES + 1
                    && Integer.toUnsignedLong(end.getInt(12)) <= MOST_BYTES
                    && (Integer.toUnsignedLong(end.getInt(16)) < SMALL || size > SMALL)
                    && end.getShort(20) == 0;
        }
    }
}
