package io.vaultkeeper.llm;

/**
 * How messages for the user speak of a kind of server.
 *
 * @param name at the start of a sentence
 * @param settings the group of settings that says where it is and which model is wanted
 * @param start how to start it
 * @param fetch how to get a model that it does not have; {@code %s} stands for the model
 */
public record ServerWords(String name, String settings, String start, String fetch) {
    public static ServerWords ollama(String settings) {
        return new ServerWords(
                "Ollama",
                settings,
                "Start it with: ollama serve (to install it: https://ollama.com/download)",
                "ollama pull %s");
    }

    /** llama.cpp, LM Studio, vLLM and others. */
    public static ServerWords openAi(String settings) {
        return new ServerWords(
                "The model server",
                settings,
                "Start it (llama-server, lms server start, vllm serve), or set " + settings + ".base-url.",
                "Load it in the server, or set " + settings + ".model to one that it has.");
    }
}
