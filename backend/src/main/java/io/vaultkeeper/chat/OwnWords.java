package io.vaultkeeper.chat;

import io.vaultkeeper.chat.ChatRequest.Message;
import java.util.List;
import java.util.Set;

/** What to search for when no model says it: the user's own words, with the question before where these lean on it. */
final class OwnWords {
    /** Words that stand for something said before, in a few languages, no grammar. */
    private static final Set<String> REFERRING = Set.copyOf(Words.of("""
            it its this that these those he she they him her them his their there then and also why
            ele ela eles elas isso isto aquilo dele dela deles esse essa este esta la seu sua e tambem entao porque
            el ella ellos ellas eso esto ello su suyo alli y tambien entonces
            il elle ils elles ca cela lui leur son sa et aussi alors pourquoi
            er sie es ihn ihm ihr ihnen das dies diese sein dort und auch dann warum
            lui lei loro esso questo quello suo li anche allora perche
            он она оно они его ее их это там и почему"""));

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
        return words.size() <= SHORT || words.stream().anyMatch(REFERRING::contains);
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
