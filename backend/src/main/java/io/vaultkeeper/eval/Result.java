package io.vaultkeeper.eval;

import java.util.List;

/** What one setting came to. */
public record Result(Setting setting, Figures figures, IndexCost index, List<Outcome> outcomes) {}
