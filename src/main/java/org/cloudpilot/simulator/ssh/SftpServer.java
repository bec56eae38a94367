package org.cloudpilot.simulator.ssh;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cloudpilot.simulator.ssh.SftpFiles.Entry;
import org.jspecify.annotations.Nullable;

/// SFTP version 3 over a router's files.
final class SftpServer {
    private static final int OK = 0;
    private static final int END = 1;
    private static final int NO_SUCH_FILE = 2;
    private static final int DENIED = 3;
    private static final int FAILURE = 4;
    private static final int UNSUPPORTED = 8;
    private static final int LARGEST_FILE = 512 << 20;
    private static final int MODE_FILE = 0100644;
    private static final int MODE_DIRECTORY = 040755;
    private static final int CREATE = 8;
    private static final int TRUNCATE = 16;
    private static final int WRITE = 2;

    private final SftpFiles files;
    private final SftpPackets packets;
    private final Map<String, Handle> handles = new HashMap<>();
    private int lastHandle;

    SftpServer(SftpFiles files, InputStream in, OutputStream out) {
        this.files = files;
        this.packets = new SftpPackets(in, out);
    }

    /// An open file, or a directory that is being listed.
    private static final class Handle {
        private final String name;
        private final boolean written;
        private final @Nullable List<Entry> listing;
        private byte[] contents;
        private int size;

        Handle(String name, boolean written, byte[] contents, @Nullable List<Entry> listing) {
            this.name = name;
            this.written = written;
            this.contents = contents;
            this.size = contents.length;
            this.listing = listing;
        }
    }

    /// Serves until the client ends it; what was uploaded so far is kept.
    void serve() throws IOException {
        try {
            packets.next();
            packets.answer(2).number(3).send();
            while (true) {
                DataInputStream packet = packets.next();
                int type = packet.readUnsignedByte();
                int id = packet.readInt();
                answer(type, id, packet);
            }
        } catch (java.io.EOFException clientIsDone) {
            // as it should be
        } finally {
            handles.values().forEach(this::keep);
        }
    }

    private void answer(int type, int id, DataInputStream packet) throws IOException {
        switch (type) {
            case 3 -> open(id, packet);
            case 4 -> close(id, packet);
            case 5 -> read(id, packet);
            case 6 -> write(id, packet);
            case 7, 17 -> attributes(id, find(name(packet)));
            case 8 -> {
                Handle handle = handles.get(SftpPackets.text(packet));
                attributes(id, handle == null ? null : asEntry(handle));
            }
            case 9, 10 -> status(id, OK);
            case 11 -> openDirectory(id, packet);
            case 12 -> list(id, packet);
            case 13, 15 -> status(id, files.remove(name(packet)) ? OK : NO_SUCH_FILE);
            case 14 -> {
                files.makeDirectory(name(packet));
                status(id, OK);
            }
            case 16 -> {
                String path = "/" + name(packet);
                packets.answer(104).number(id).number(1).text(path).text(path).number(0).send();
            }
            case 18 -> {
                String from = name(packet);
                status(id, files.rename(from, name(packet)) ? OK : FAILURE);
            }
            default -> status(id, UNSUPPORTED);
        }
    }

    private static Entry asEntry(Handle handle) {
        return new Entry(handle.name, handle.listing != null, handle.size, java.time.Instant.EPOCH);
    }

    private static String name(DataInputStream packet) throws IOException {
        String path = SftpPackets.text(packet);
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/")) {
            if (part.equals("..") && !parts.isEmpty()) {
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }

    private @Nullable Entry find(String name) {
        if (name.isEmpty()) {
            return new Entry("", true, 0, java.time.Instant.EPOCH);
        }
        return files.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private void open(int id, DataInputStream packet) throws IOException {
        String name = name(packet);
        int flags = packet.readInt();
        byte[] contents = files.read(name);
        if (contents == null && (flags & CREATE) == 0) {
            status(id, NO_SUCH_FILE);
            return;
        }
        boolean empty = contents == null || (flags & TRUNCATE) != 0;
        handle(
                id,
                new Handle(
                        name,
                        (flags & WRITE) != 0,
                        empty ? new byte[0] : Objects.requireNonNull(contents),
                        null));
    }

    private void openDirectory(int id, DataInputStream packet) throws IOException {
        String name = name(packet);
        Entry found = find(name);
        if (found == null || !found.directory()) {
            status(id, NO_SUCH_FILE);
            return;
        }
        String start = name.isEmpty() ? "" : name + "/";
        List<Entry> inside = new ArrayList<>();
        for (Entry each : files.all()) {
            if (each.name().startsWith(start)
                    && each.name().indexOf('/', start.length()) < 0
                    && each.name().length() > start.length()) {
                inside.add(each);
            }
        }
        handle(id, new Handle(name, false, new byte[0], inside));
    }

    private void handle(int id, Handle handle) throws IOException {
        String name = Integer.toString(++lastHandle);
        handles.put(name, handle);
        packets.answer(102).number(id).text(name).send();
    }

    private void list(int id, DataInputStream packet) throws IOException {
        Handle handle = handles.get(SftpPackets.text(packet));
        if (handle == null || handle.listing == null) {
            status(id, FAILURE);
            return;
        }
        if (handle.listing.isEmpty()) {
            status(id, END);
            return;
        }
        SftpPackets.Answer answer = packets.answer(104).number(id).number(handle.listing.size());
        for (Entry each : handle.listing) {
            String name = each.name().substring(each.name().lastIndexOf('/') + 1);
            attributes(
                    answer.text(name).text("-rw-r--r-- 1 0 0 " + each.size() + " " + name), each);
        }
        answer.send();
        handle.listing.clear();
    }

    private void attributes(int id, @Nullable Entry entry) throws IOException {
        if (entry == null) {
            status(id, NO_SUCH_FILE);
        } else {
            attributes(packets.answer(105).number(id), entry).send();
        }
    }

    private static SftpPackets.Answer attributes(SftpPackets.Answer answer, Entry entry) {
        int time = (int) entry.modified().getEpochSecond();
        return answer.number(1 | 4 | 8)
                .longNumber(entry.size())
                .number(entry.directory() ? MODE_DIRECTORY : MODE_FILE)
                .number(time)
                .number(time);
    }

    private void read(int id, DataInputStream packet) throws IOException {
        Handle handle = handles.get(SftpPackets.text(packet));
        long offset = packet.readLong();
        int length = packet.readInt();
        if (handle == null || offset < 0 || length < 0) {
            status(id, FAILURE);
        } else if (offset >= handle.size) {
            status(id, END);
        } else {
            int end = (int) Math.min(handle.size, offset + Math.min(length, 65_536));
            packets.answer(103)
                    .number(id)
                    .bytes(Arrays.copyOfRange(handle.contents, (int) offset, end))
                    .send();
        }
    }

    private void write(int id, DataInputStream packet) throws IOException {
        Handle handle = handles.get(SftpPackets.text(packet));
        long offset = packet.readLong();
        byte[] data = SftpPackets.bytes(packet);
        if (handle == null || offset < 0 || offset + data.length > LARGEST_FILE) {
            status(id, FAILURE);
            return;
        }
        if (!handle.written) {
            status(id, DENIED);
            return;
        }
        int end = (int) offset + data.length;
        if (end > handle.contents.length) {
            handle.contents = Arrays.copyOf(handle.contents, Math.max(end, handle.size * 2));
        }
        System.arraycopy(data, 0, handle.contents, (int) offset, data.length);
        handle.size = Math.max(handle.size, end);
        status(id, OK);
    }

    private void close(int id, DataInputStream packet) throws IOException {
        Handle handle = handles.remove(SftpPackets.text(packet));
        if (handle == null) {
            status(id, FAILURE);
        } else {
            keep(handle);
            status(id, OK);
        }
    }

    private void keep(Handle handle) {
        if (handle.written) {
            files.write(handle.name, Arrays.copyOf(handle.contents, handle.size));
        }
    }

    private void status(int id, int code) throws IOException {
        String text =
                switch (code) {
                    case OK -> "Success";
                    case END -> "End of file";
                    case NO_SUCH_FILE -> "No such file";
                    case DENIED -> "Permission denied";
                    case UNSUPPORTED -> "Operation unsupported";
                    default -> "Failure";
                };
        packets.answer(101).number(id).number(code).text(text).text("").send();
    }
}
