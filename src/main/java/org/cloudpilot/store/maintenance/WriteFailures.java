package org.cloudpilot.store.maintenance;

import java.sql.SQLException;
import org.h2.api.ErrorCode;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/// Tells what goes wrong at the disk from what goes wrong in the program.
public final class WriteFailures {
    /// The database ties its exceptions to circles.
    private static final int DEEPEST = 20;

    private WriteFailures() {}

    /// Whether the database could not write, or has shut itself because of that.
    public static boolean isOne(Throwable failed) {
        @Nullable Throwable cause = failed;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof MVStoreException
                    || (cause instanceof SQLException refused && isOne(refused.getErrorCode()))) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isOne(int errorCode) {
        return switch (errorCode) {
            case ErrorCode.IO_EXCEPTION_1,
                    ErrorCode.IO_EXCEPTION_2,
                    ErrorCode.DATABASE_IS_READ_ONLY,
                    ErrorCode.DATABASE_IS_CLOSED,
                    ErrorCode.FILE_CORRUPTED_1,
                    ErrorCode.DATABASE_CALLED_AT_SHUTDOWN ->
                    true;
            default -> false;
        };
    }
}
