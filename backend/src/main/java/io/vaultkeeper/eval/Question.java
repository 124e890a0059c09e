package io.vaultkeeper.eval;

import java.util.List;

/** @param expected all that answers it; at least one */
record Question(String id, String text, List<Evidence> expected) {
    Question {
        expected = List.copyOf(expected);
    }

    Question withoutHeadings() {
        return new Question(
                id, text, expected.stream().map(Evidence::withoutHeading).toList());
    }
}
