package io.vaultkeeper.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * An error as RFC 9457 has it.
 *
 * @param type about:blank, since the status says the kind (RFC 9457, section 4.2.1)
 * @param detail what is wrong with this request, for the user
 * @param hint what to do about it
 */
record Problem(
        String type,
        String title,
        int status,
        String detail,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String hint) {
    static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(int status, String title, String detail, @Nullable String hint) {
        return new Problem("about:blank", title, status, detail, hint);
    }
}
