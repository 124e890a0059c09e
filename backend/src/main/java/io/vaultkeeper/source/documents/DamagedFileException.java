package io.vaultkeeper.source.documents;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A parser did not get along with a file. */
final class DamagedFileException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedFileException(@Nullable Throwable cause) {
        super(cause);
    }
}
