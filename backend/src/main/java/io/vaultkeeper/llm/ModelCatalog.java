package io.vaultkeeper.llm;

import java.util.List;
import java.util.function.Consumer;

/** The models that a provider has and can fetch. Safe for use by several threads. */
public interface ModelCatalog {
    /** @throws ModelException where the provider cannot be asked */
    List<InstalledModel> installed() throws ModelException;

    /**
     * Blocks until the model is there or the pull is cancelled; {@code progress} is called on the calling thread.
     *
     * @throws ModelException where the provider does not know the model, cannot be asked, or stops in between
     */
    void pull(String model, Consumer<PullProgress> progress, Cancellation cancellation) throws ModelException;
}
