package io.vaultkeeper.source.documents;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Tells a disk that refuses from a damaged file: parsers throw plain exceptions of input for both. */
final class DiskFault {
    private DiskFault() {}

    /** What the system itself refused to read, as it was thrown; null where a parser did not get along with what it read. */
    static @Nullable IOException in(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException refused && isOfTheSystem(refused)) {
                return refused;
            }
        }
        return null;
    }

    /** Parsers are Java throughout; only the system's own calls are native. */
    private static boolean isOfTheSystem(IOException e) {
        StackTraceElement[] trace = e.getStackTrace();
        return trace.length > 0 && trace[0].isNativeMethod();
    }
}
