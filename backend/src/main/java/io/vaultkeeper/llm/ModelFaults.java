package io.vaultkeeper.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vaultkeeper.llm.ModelException.Kind;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What can go wrong with a model server, in words for the user. What the server itself said stays out: it may quote the prompt. */
public final class ModelFaults {
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int TOO_LARGE = 413;
    private static final int UNPROCESSABLE = 422;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    private final ServerWords words;
    private final String baseUrl;
    private final String model;

    public ModelFaults(ServerWords words, String baseUrl, String model) {
        this.words = words;
        this.baseUrl = baseUrl;
        this.model = model;
    }

    public ModelException notRunning() {
        return fault(Kind.NOT_RUNNING, "is not running", "Nothing answers at " + baseUrl + ".", words.start());
    }

    public ModelException hangs(Duration waited) {
        return fault(
                Kind.TIMEOUT,
                "does not answer",
                words.name() + " at " + baseUrl + " gave no complete answer for " + waited.toSeconds() + " seconds.",
                "Restart " + inSentence() + "; if nothing changes, look at its log.");
    }

    public ModelException missing() {
        return new ModelException(
                Kind.MODEL_MISSING,
                "The model is not installed",
                words.name() + " does not have the model " + model + ".",
                words.fetch().formatted(model));
    }

    public ModelException elsewhere() {
        return new ModelException(
                Kind.REFUSED,
                "The model is not on this machine",
                words.name() + " would send all that " + model
                        + " reads to another machine, and nothing may leave this one.",
                "Choose a model that runs here, or set allow-remote: true.");
    }

    ModelException neverBegan(Duration waited) {
        return new ModelException(
                Kind.TIMEOUT,
                "The model does not answer",
                model + " wrote nothing for " + waited.toSeconds() + " seconds.",
                "A smaller model may fit this machine better; or restart " + inSentence() + ".");
    }

    public ModelException stalled(Duration waited) {
        return new ModelException(
                Kind.TIMEOUT,
                "The model stopped in mid-answer",
                model + " wrote nothing more for " + waited.toSeconds() + " seconds.",
                retry());
    }

    public ModelException brokenOff() {
        return new ModelException(
                Kind.BROKEN_OFF,
                "The model broke off",
                "The connection to " + inSentence() + " closed before the answer was complete.",
                retry());
    }

    public ModelException unreadable() {
        return new ModelException(
                Kind.BROKEN_OFF,
                "The model broke off",
                "What came from " + baseUrl + " is not what " + inSentence() + " should send.",
                "Check that " + words.settings() + ".base-url is its address and that it is up to date.");
    }

    /** @param reason as the server says it, which was sent no prompt that it could quote; null where it says none */
    public ModelException notPulled(@Nullable String reason) {
        String said = reason == null || reason.isBlank() ? "." : ": " + reason.strip();
        return new ModelException(
                Kind.REFUSED,
                "The model was not fetched",
                words.name() + " could not fetch it" + said,
                "Check its name at https://ollama.com/library, the network, and the room on the disk.");
    }

    public ModelException pullBrokenOff() {
        return new ModelException(
                Kind.BROKEN_OFF,
                "The model was not fetched",
                "The connection to " + inSentence() + " closed before the model was complete.",
                "Pull it again: what was fetched is kept.");
    }

    public ModelException pullStalled(Duration waited) {
        return new ModelException(
                Kind.TIMEOUT,
                "The model was not fetched",
                words.name() + " told no progress for " + waited.toSeconds() + " seconds.",
                "Look at the network, and pull it again: what was fetched is kept.");
    }

    /** @param status of HTTP; null where the refusal came within a reply */
    public ModelException refused(@Nullable Integer status) {
        return switch (status == null ? 0 : status) {
            case NOT_FOUND -> missing();
            case UNAUTHORIZED, FORBIDDEN -> refused(Kind.FORBIDDEN, status, keyHint());
            case TOO_MANY, UNAVAILABLE ->
                refused(Kind.BUSY, status, "It may still be loading the model, or be busy: ask again in a moment.");
            case BAD_REQUEST, TOO_LARGE, UNPROCESSABLE -> refused(Kind.REJECTED, status, rejectedHint());
            default -> refused(Kind.REFUSED, status, logHint());
        };
    }

    private ModelException refused(Kind kind, @Nullable Integer status, String hint) {
        String detail = words.name() + " reported an error" + (status == null ? "" : " (HTTP " + status + ")")
                + " with " + model + ".";
        return fault(kind, "refused", detail, hint);
    }

    /** @param signal one with which no reply goes on */
    ModelException of(Signal signal) {
        if (signal instanceof Signal.Refused refused) {
            return refused(refused.status());
        }
        return signal instanceof Signal.Broken broken ? of(broken.cause()) : brokenOff();
    }

    public ModelException of(Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (isAbsence(at)) {
                return notRunning();
            }
            if (at instanceof JsonProcessingException) {
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

    private ModelException fault(Kind kind, String predicate, String detail, String hint) {
        return new ModelException(kind, words.name() + " " + predicate, detail, hint);
    }

    private String keyHint() {
        return "It wants a key, or another one: set VAULTKEEPER_"
                + words.settings().toUpperCase(Locale.ROOT) + "_API_KEY.";
    }

    private String rejectedHint() {
        return "llm".equals(words.settings())
                ? "The log of " + inSentence() + " says why; most often the server gives the model less room than "
                        + "llm.context-tokens says: lower that, or raise the server's."
                : logHint();
    }

    private String logHint() {
        return "The log of " + inSentence() + " says why; too little memory for the model is the most common reason.";
    }

    private String retry() {
        return words.retry() + "restart " + inSentence() + " and look at its log.";
    }

    private String inSentence() {
        return words.name().startsWith("The ") ? "the " + words.name().substring(4) : words.name();
    }
}
