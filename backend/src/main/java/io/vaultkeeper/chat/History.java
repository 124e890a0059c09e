package io.vaultkeeper.chat;

import io.vaultkeeper.chat.ChatRequest.Message;
import io.vaultkeeper.chat.ChatRequest.Message.Role;
import io.vaultkeeper.llm.ModelMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The newest part of what was said before the question, in whole exchanges: the templates of some models refuse a conversation
 * that begins with an answer.
 *
 * @param messages oldest first; an answer always follows its question
 * @param cost in tokens
 * @param dropped how many turns had no room
 * @param cut the newest exchange was shortened
 */
record History(List<ModelMessage> messages, int cost, int dropped, boolean cut) {
    /** Less holds no sentence. */
    private static final int LEAST = 4 * TokenEstimate.PER_MESSAGE;

    /** What the user said, and what was answered; either may be several turns, or none. */
    private record Exchange(String question, String answer, int turns) {
        static Exchange of(List<Message> turns) {
            return new Exchange(said(Role.USER, turns), Citations.strip(said(Role.ASSISTANT, turns)), turns.size());
        }

        private static String said(Role role, List<Message> turns) {
            return turns.stream()
                    .filter(turn -> turn.role() == role && !turn.content().isBlank())
                    .map(Message::content)
                    .collect(Collectors.joining("\n\n"));
        }

        int cost() {
            return History.cost(question) + History.cost(answer);
        }

        /** Half of the room for each, and what one of them leaves for the other. */
        Exchange shortened(int tokens) {
            int forQuestion = Math.max(tokens / 2, tokens - History.cost(answer));
            String fitted = TextCut.toTokens(question, forQuestion - TokenEstimate.PER_MESSAGE);
            int forAnswer = tokens - History.cost(fitted);
            return new Exchange(fitted, TextCut.toTokens(answer, forAnswer - TokenEstimate.PER_MESSAGE), turns);
        }

        /** Oldest first. */
        List<ModelMessage> messages() {
            List<ModelMessage> messages = new ArrayList<>();
            if (!question.isBlank()) {
                messages.add(new ModelMessage(ModelMessage.Role.USER, question));
            }
            if (!answer.isBlank()) {
                messages.add(new ModelMessage(ModelMessage.Role.ASSISTANT, answer));
            }
            return messages;
        }
    }

    /** The newest exchanges that fit; the very newest is shortened rather than dropped. */
    static History fitting(List<Message> earlier, int tokens) {
        List<Exchange> kept = new ArrayList<>();
        int left = tokens;
        boolean cut = false;
        List<Exchange> exchanges = exchanges(earlier);
        Collections.reverse(exchanges);
        for (Exchange exchange : exchanges) {
            boolean fits = exchange.cost() <= left;
            Exchange fitted = fits ? exchange : exchange.shortened(left);
            if (fitted.question().isBlank() || (!fits && (!kept.isEmpty() || left < LEAST))) {
                break;
            }
            cut |= !fits;
            kept.add(fitted);
            left -= fitted.cost();
        }
        int turns = kept.stream().mapToInt(Exchange::turns).sum();
        Collections.reverse(kept);
        List<ModelMessage> messages =
                kept.stream().flatMap(each -> each.messages().stream()).toList();
        return new History(messages, tokens - left, earlier.size() - turns, cut);
    }

    /** Each begins where the user speaks after an answer; only the first can be without a question. */
    private static List<Exchange> exchanges(List<Message> earlier) {
        List<Exchange> exchanges = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= earlier.size(); i++) {
            boolean next = i == earlier.size()
                    || (earlier.get(i).role() == Role.USER && earlier.get(i - 1).role() == Role.ASSISTANT);
            if (next) {
                exchanges.add(Exchange.of(earlier.subList(from, i)));
                from = i;
            }
        }
        return exchanges;
    }

    private static int cost(String text) {
        return text.isBlank() ? 0 : TokenEstimate.atMost(text) + TokenEstimate.PER_MESSAGE;
    }
}
