package io.vaultkeeper.http;

import org.jspecify.annotations.Nullable;

/** A request that cannot be answered as asked. */
final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final @Nullable String field;

    ProblemException(int status, String title, String detail, @Nullable String hint) {
        this(Problem.of(status, title, detail, hint), null);
    }

    /** @param field the one at fault, as its path in the request */
    ProblemException(Problem problem, @Nullable String field) {
        super(problem.detail());
        this.problem = problem;
        this.field = field;
    }

    /** @param field its path in the request, such as {@code scope.from} */
    static ProblemException badField(String field, String mustBe) {
        return badField(field, mustBe, null);
    }

    /** @param hint what to do, where {@code mustBe} does not say it */
    static ProblemException badField(String field, String mustBe, @Nullable String hint) {
        return new ProblemException(Problem.of(400, "Bad request", "\"" + field + "\" " + mustBe, hint), field);
    }

    Problem problem() {
        return problem;
    }

    @Nullable
    String field() {
        return field;
    }
}
