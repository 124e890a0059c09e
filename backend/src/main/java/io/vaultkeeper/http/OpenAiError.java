package io.vaultkeeper.http;

import org.jspecify.annotations.Nullable;

/** An error as clients of the OpenAI API read it. */
record OpenAiError(Body error) {
    /**
     * @param type the kind, of the few that the API knows
     * @param param the field at fault
     * @param code what programs tell errors apart by
     */
    record Body(
            String message,
            String type,
            @Nullable String param,
            @Nullable String code) {}

    /** @param field the one at fault */
    static OpenAiError of(Problem problem, @Nullable String field) {
        String message = problem.hint() == null ? problem.detail() : problem.detail() + " " + problem.hint();
        return new OpenAiError(new Body(message, type(problem.status()), field, code(problem.status(), field)));
    }

    private static String type(int status) {
        return status < 500 ? "invalid_request_error" : "server_error";
    }

    private static @Nullable String code(int status, @Nullable String field) {
        return switch (status) {
            case 401 -> "invalid_api_key";
            case 404 -> "model".equals(field) ? "model_not_found" : null;
            default -> null;
        };
    }
}
