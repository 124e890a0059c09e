package io.vaultkeeper.http;

import io.javalin.http.Context;
import java.util.Set;
import java.util.TreeSet;

/** What a request may have in its address, and a body where a call takes nothing. */
final class Parameters {
    private Parameters() {}

    record Nothing() {}

    /** @throws ProblemException (400) that names a parameter that is not known, or given twice */
    static void check(Context context, Set<String> known) {
        context.queryParamMap().forEach((name, values) -> {
            if (!known.contains(name)) {
                throw ProblemException.badField(name, "is not a parameter of this call. " + named(known));
            }
            if (values.size() > 1) {
                throw ProblemException.badField(name, "must be given once");
            }
        });
    }

    private static String named(Set<String> known) {
        return known.isEmpty() ? "It takes none." : "Known here: " + String.join(", ", new TreeSet<>(known));
    }

    /** @throws ProblemException (400) where the body is more than an empty object */
    static void checkBodyIsEmpty(Context context) {
        if (!context.body().isBlank()) {
            var unused = Json.read(context.bodyAsBytes(), Nothing.class);
        }
    }
}
