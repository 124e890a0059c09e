package io.vaultkeeper.llm.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vaultkeeper.llm.ModelExchange;
import io.vaultkeeper.llm.Signal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes signals of the lines of a streamed chat completion. A reply is complete once a choice has its {@code finish_reason} or
 * {@code [DONE]} came: a connection that ends in good order before is not.
 */
final class OpenAiStream implements ModelExchange.Lines {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DATA = "data:";

    /** Where servers put thoughts: DeepSeek, llama.cpp and LM Studio the one, newer vLLM the other. */
    private static final List<String> THOUGHTS = List.of("reasoning_content", "reasoning");

    private final ModelExchange exchange;
    private final Runnable thinks;
    private @Nullable Integer promptTokens;
    private boolean finished;
    private boolean cut;

    /** @param thinks is run where the model thinks apart from its reply */
    OpenAiStream(ModelExchange exchange, Runnable thinks) {
        this.exchange = exchange;
        this.thinks = thinks;
    }

    /** Lines that carry no data, such as comments that keep a connection alive, say nothing of the model. */
    @Override
    public void line(String line) {
        if (line.startsWith(DATA)) {
            data(line.substring(DATA.length()).strip());
        } else if (line.startsWith("{") || line.startsWith("<")) {
            data(line); // not a stream: an error, or another program's page
        }
    }

    private void data(String data) {
        if (data.equals("[DONE]")) {
            exchange.tell(new Signal.Finished(promptTokens, cut));
            return;
        }
        try {
            event(JSON.readTree(data));
        } catch (JsonProcessingException e) {
            exchange.tell(new Signal.Broken(e));
        }
    }

    private void event(JsonNode event) {
        if (event.hasNonNull("error")) {
            exchange.tell(new Signal.Refused(null));
            return;
        }
        JsonNode read = event.at("/usage/prompt_tokens");
        promptTokens = read.isInt() ? Integer.valueOf(read.intValue()) : promptTokens;
        JsonNode choice = event.path("choices").path(0);
        delta(choice.path("delta"));
        finished |= choice.hasNonNull("finish_reason");
        cut |= choice.path("finish_reason").asText().equals("length");
    }

    private void delta(JsonNode delta) {
        String text = delta.path("content").asText("");
        if (!text.isEmpty()) {
            exchange.tell(new Signal.Text(text));
        } else if (THOUGHTS.stream()
                .anyMatch(field -> !delta.path(field).asText("").isEmpty())) {
            thinks.run();
            exchange.tell(new Signal.Alive());
        }
    }

    /** Some servers leave out the last word. */
    @Override
    public void end() {
        if (finished) {
            exchange.tell(new Signal.Finished(promptTokens, cut));
        }
    }
}
