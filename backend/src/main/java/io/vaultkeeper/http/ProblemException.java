package io.vaultkeeper.http;

import org.jspecify.annotations.Nullable;

/** A request that cannot be answered as asked. */
final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    ProblemException(int status, String title, String detail, @Nullable String hint) {
        super(detail);
        this.problem = Problem.of(status, title, detail, hint);
    }

    /** @param field its path in the request, such as {@code scope.from} */
    static ProblemException badField(String field, String mustBe) {
        return new ProblemException(400, "Bad request", "\"" + field + "\" " + mustBe, null);
    }

    Problem problem() {
        return problem;
    }
}
