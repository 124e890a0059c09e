package io.vaultkeeper.chat;

import io.vaultkeeper.chat.ChatRequest.Message;
import java.util.List;
import java.util.Set;

/** What to search for when no model says it: the user's own words, with the question before where these lean on it. */
final class OwnWords {
    /** Words that stand for something said before, in a few languages; none that is an article or a verb in another. */
    private static final Set<String> REFERRING = Set.copyOf(Words.of("""
            it its these those he she they him her them his their there
            ele ela eles elas isso isto aquilo dele dela deles delas
            ella ellos ellas eso esto ello suyo alli
            elle ils elles ca cela lui leur
            ihn ihm ihr ihnen sie dort lei loro
            он она оно они его ее их там"""));

    /** Words with which a question goes on from the one before. */
    private static final Set<String> OPENING = Set.copyOf(
            Words.of("and also then e tambem entao y tambien entonces et aussi alors und auch dann anche allora и а"));

    /** A question this short seldom says what it is about. */
    private static final int SHORT = 3;

    private OwnWords() {}

    static KeeperQuery query(List<Message> conversation) {
        String question = conversation.get(conversation.size() - 1).content().strip();
        if (SmallTalk.is(question)) {
            return KeeperQuery.NOTHING;
        }
        String earlier = leans(question) ? questionBefore(conversation) : "";
        return new KeeperQuery(List.of((earlier + " " + question).strip()), null, null);
    }

    private static boolean leans(String question) {
        List<String> words = Words.of(question);
        return words.size() <= SHORT
                || OPENING.contains(words.get(0))
                || words.stream().anyMatch(REFERRING::contains);
    }

    private static String questionBefore(List<Message> conversation) {
        for (int i = conversation.size() - 2; i >= 0; i--) {
            Message message = conversation.get(i);
            if (message.role() == Message.Role.USER && !SmallTalk.is(message.content())) {
                return message.content().strip();
            }
        }
        return "";
    }
}
