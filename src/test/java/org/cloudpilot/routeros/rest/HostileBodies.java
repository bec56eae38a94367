package org.cloudpilot.routeros.rest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.cloudpilot.model.Column;
import org.cloudpilot.model.Row;
import org.cloudpilot.model.WordEncoding;
import org.cloudpilot.routeros.rest.JsonRows.NonsenseException;

/// What any body from a router must come to: rows or a verdict, the same however it arrives.
final class HostileBodies {
    private static final int LONGEST = 1 << 12;

    private HostileBodies() {}

    static void take(byte[] bytes) {
        WordEncoding[] encodings = WordEncoding.values();
        int chosen = bytes.length == 0 ? 0 : Math.floorMod(bytes[0], encodings.length);
        JsonText text = new JsonText(encodings[chosen]);
        String atOnce = rows(new ByteArrayInputStream(bytes), text);
        String dripping =
                rows(
                        new ByteArrayInputStream(bytes) {
                            @Override
                            public int read(byte[] target, int offset, int length) {
                                return super.read(target, offset, Math.min(length, 1));
                            }
                        },
                        text);
        require(atOnce.equals(dripping), "the same rows: " + atOnce + " / " + dripping);
        RestError error = RestError.of(bytes, text);
        require(error == null || error.message().length() <= bytes.length, "nothing made up");
    }

    private static String rows(InputStream in, JsonText text) {
        List<String> seen = new ArrayList<>();
        try (JsonRows rows = new JsonRows(in, text, LONGEST)) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                int size = 0;
                for (Column column : row.columns()) {
                    size += column.name().length() + column.value().length();
                }
                require(size == rows.size(), "its size");
                seen.add(row.toString());
            }
            seen.add("end");
        } catch (NonsenseException verdict) {
            seen.add("nonsense");
        } catch (IOException somethingElse) {
            throw new AssertionError(somethingElse);
        }
        return seen.toString();
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
