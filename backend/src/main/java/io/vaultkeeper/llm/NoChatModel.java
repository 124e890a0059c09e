package io.vaultkeeper.llm;

import java.util.List;
import java.util.function.Consumer;

/** Stands where the user wants no model. */
public final class NoChatModel implements ChatModel, ModelCatalog {
    private static final String REASON = "No model is set up (llm.provider is none).";
    private static final String HINT = "Set llm.provider to ollama (and start Ollama) or to openai in vaultkeeper.yml.";

    private final int contextTokens;

    public NoChatModel(int contextTokens) {
        this.contextTokens = contextTokens;
    }

    @Override
    public String name() {
        return "none";
    }

    @Override
    public int contextTokens() {
        return contextTokens;
    }

    @Override
    public Availability availability() {
        return new Availability.Unavailable(REASON, HINT);
    }

    @Override
    public List<InstalledModel> installed() {
        return List.of();
    }

    @Override
    public void pull(String model, Consumer<PullProgress> progress, Cancellation cancellation) throws ModelException {
        throw absent();
    }

    @Override
    public Completion stream(List<ModelMessage> prompt, Consumer<String> pieces, Cancellation cancellation)
            throws ModelException {
        throw absent();
    }

    @Override
    public String json(List<ModelMessage> prompt, String schema, Cancellation cancellation) throws ModelException {
        throw absent();
    }

    private static ModelException absent() {
        return new ModelException(ModelException.Kind.NOT_RUNNING, "No model", REASON, HINT);
    }
}
