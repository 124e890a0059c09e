package io.vaultkeeper.llm;

/**
 * How messages for the user speak of a kind of server.
 *
 * @param name at the start of a sentence
 * @param settings the group of settings that says where it is and which model is wanted
 * @param start how to start it
 * @param fetch how to get a model that it does not have; {@code %s} stands for the model
 * @param retry what comes after a reply that broke off, before "restart it"
 */
public record ServerWords(String name, String settings, String start, String fetch, String retry) {
    private static final String ASK_AGAIN = "Ask again; if it happens again, ";

    public static ServerWords ollama() {
        return new ServerWords(
                "Ollama",
                "llm",
                "Start Ollama (ollama serve), or install it from https://ollama.com/download",
                "ollama pull %s",
                ASK_AGAIN);
    }

    /** llama.cpp, LM Studio, vLLM and others. */
    public static ServerWords openAi() {
        return new ServerWords(
                "The model server",
                "llm",
                "Start it (llama-server, lms server start, vllm serve), or set llm.base-url.",
                "Load it in the server, or set llm.model to one that it has.",
                ASK_AGAIN);
    }

    /** The same server where it embeds, which goes on by itself. */
    public ServerWords forEmbedding() {
        return new ServerWords(
                name,
                "embedding",
                start.replace("llm.", "embedding."),
                fetch.startsWith("ollama ") ? "Fetch it with: " + fetch : fetch.replace("llm.", "embedding."),
                "It is tried again by itself; if this goes on, ");
    }
}
