package io.vaultkeeper.llm.ollama;

import dev.langchain4j.exception.ModelNotFoundException;
import io.vaultkeeper.llm.ModelException;
import io.vaultkeeper.llm.ModelException.Kind;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What can go wrong with Ollama, in words for the user. What Ollama itself said stays out: it may quote the prompt. */
final class OllamaFaults {
    private static final String START = "Start it with: ollama serve (to install it: https://ollama.com/download)";
    private static final String RETRY = "Ask again; if it happens again, restart Ollama and look at its log.";

    private final String baseUrl;
    private final String model;

    OllamaFaults(String baseUrl, String model) {
        this.baseUrl = baseUrl;
        this.model = model;
    }

    ModelException notRunning() {
        return new ModelException(
                Kind.NOT_RUNNING, "Ollama is not running", "Nothing answers at " + baseUrl + ".", START);
    }

    ModelException hangs(Duration waited) {
        return new ModelException(
                Kind.TIMEOUT,
                "Ollama does not answer",
                "Ollama at " + baseUrl + " gave no complete answer for " + waited.toSeconds() + " seconds.",
                "Restart Ollama; if nothing changes, look at its log.");
    }

    ModelException missing() {
        return new ModelException(
                Kind.MODEL_MISSING,
                "The model is not installed",
                "Ollama does not have the model " + model + ".",
                "ollama pull " + model);
    }

    ModelException neverBegan(Duration waited) {
        return new ModelException(
                Kind.TIMEOUT,
                "The model does not answer",
                model + " wrote nothing for " + waited.toSeconds() + " seconds.",
                "A smaller model may fit this machine better; or restart Ollama.");
    }

    ModelException stalled(Duration waited) {
        return new ModelException(
                Kind.TIMEOUT,
                "The model stopped in mid-answer",
                model + " wrote nothing more for " + waited.toSeconds() + " seconds.",
                RETRY);
    }

    ModelException brokenOff() {
        return new ModelException(
                Kind.BROKEN_OFF,
                "The model broke off",
                "The connection to Ollama closed before the answer was complete.",
                RETRY);
    }

    ModelException unreadable() {
        return new ModelException(
                Kind.BROKEN_OFF,
                "The model broke off",
                "What came from " + baseUrl + " is not Ollama's format.",
                "Check that llm.base-url is Ollama's address and that Ollama is up to date.");
    }

    ModelException notPulled() {
        return new ModelException(
                Kind.REFUSED,
                "The model was not fetched",
                "Ollama could not fetch it.",
                "Check its name at https://ollama.com/library, the network, and the room on the disk.");
    }

    /** @param status of HTTP; null where the refusal came within a reply */
    ModelException refused(@Nullable Integer status) {
        return new ModelException(
                Kind.REFUSED,
                "Ollama refused",
                "Ollama reported an error" + (status == null ? "" : " (HTTP " + status + ")") + " with " + model + ".",
                "Ollama's own log says why; too little memory for the model is the most common reason.");
    }

    ModelException of(Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (isAbsence(at)) {
                return notRunning();
            }
            if (at instanceof ModelNotFoundException) {
                return missing();
            }
            if (at instanceof dev.langchain4j.exception.HttpException http) {
                return http.statusCode() == 404 ? missing() : refused(http.statusCode());
            }
            if (at instanceof dev.langchain4j.model.ollama.OllamaStreamingException) {
                return refused(null);
            }
            if (at instanceof com.fasterxml.jackson.core.JsonProcessingException) {
                return unreadable();
            }
        }
        return brokenOff();
    }

    private static boolean isAbsence(Throwable fault) {
        return fault instanceof ConnectException
                || fault instanceof HttpConnectTimeoutException
                || fault instanceof UnknownHostException
                || fault instanceof UnresolvedAddressException;
    }
}
