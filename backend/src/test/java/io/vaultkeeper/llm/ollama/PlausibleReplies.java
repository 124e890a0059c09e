package io.vaultkeeper.llm.ollama;

import com.fasterxml.jackson.databind.JsonNode;
import io.vaultkeeper.llm.StandInConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replies as a model might: plans a search for the last message, and answers with the first sentences of the passages. */
public final class PlausibleReplies {
    private static final Pattern PASSAGE =
            Pattern.compile("<<<(\\w+) passage \\[(\\d+)]\\n.*?\\n\\n(.*?)\\n\\1>>>", Pattern.DOTALL);
    private static final Pattern LAST_MESSAGE = Pattern.compile("Last message: (.*)$", Pattern.DOTALL);
    private static final Pattern GREETING = Pattern.compile("(?i)\\W*(hi|hello|thanks|thank you|olá|obrigado)\\W*");
    private static final int MOST_CITED = 2;
    private static final Duration PER_WORD = Duration.ofMillis(20);

    private PlausibleReplies() {}

    public static ScriptedReply reply(JsonNode request) {
        return request.has("format") || request.has("response_format") ? plan(request) : answer(request);
    }

    private static ScriptedReply plan(JsonNode request) {
        String material = lastMessage(request);
        Matcher last = LAST_MESSAGE.matcher(material);
        String question = last.find() ? last.group(1) : material;
        boolean search = !GREETING.matcher(question).matches() && !material.contains("Asked before:");
        var plan =
                StandInConnection.object().put("search", search).put("from", "").put("to", "");
        var queries = plan.putArray("queries");
        if (search) {
            queries.add(question);
        }
        return ScriptedReply.words(plan.toString()).done();
    }

    private static ScriptedReply answer(JsonNode request) {
        List<String> sentences = new ArrayList<>();
        Matcher passage =
                PASSAGE.matcher(request.path("messages").path(0).path("content").asText());
        while (sentences.size() < MOST_CITED && passage.find()) {
            sentences.add("The note says: " + firstSentence(passage.group(3)) + " [" + passage.group(2) + "].");
        }
        String text = sentences.isEmpty() ? "The notes do not tell." : String.join(" ", sentences);
        ScriptedReply reply = ScriptedReply.empty();
        for (String word : text.split("(?<=\\s)")) {
            reply = reply.then(word).thenWait(PER_WORD);
        }
        return reply.done();
    }

    private static String lastMessage(JsonNode request) {
        JsonNode messages = request.path("messages");
        return messages.path(messages.size() - 1).path("content").asText();
    }

    private static String firstSentence(String text) {
        String flat = text.replaceAll("\\s+", " ").strip();
        int end = flat.indexOf(". ");
        return end < 0 ? flat.substring(0, Math.min(flat.length(), 200)) : flat.substring(0, end);
    }
}
