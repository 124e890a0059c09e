package io.vaultkeeper.eval;

import java.util.List;

/**
 * What one setting came to.
 *
 * @param missing documents, messages, texts and headings that questions expect and that are not in the index, so that they cannot be found
 */
public record Result(Setting setting, Figures figures, IndexCost index, List<Outcome> outcomes, List<String> missing) {}
