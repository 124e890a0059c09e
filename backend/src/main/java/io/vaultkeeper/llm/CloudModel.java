package io.vaultkeeper.llm;

import java.util.regex.Pattern;

/** A model of Ollama's cloud, to which an Ollama on this machine passes on all that the model is to read. */
public final class CloudModel {
    /** By its tag, as in {@code kimi:cloud} and {@code gpt-oss:120b-cloud}; some versions do not have it in their list. */
    private static final Pattern TAG = Pattern.compile("(?i).*:(.+-)?cloud");

    private CloudModel() {}

    public static boolean isNamed(String model) {
        return TAG.matcher(model).matches();
    }
}
