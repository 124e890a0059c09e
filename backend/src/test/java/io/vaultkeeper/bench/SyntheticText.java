package io.vaultkeeper.bench;

import java.util.List;
import java.util.Random;

/**
 * English-like text from a seed: sentences on a topic, common words among them. A word on the topic is a plain one or, by
 * Zipf's law, one of its many compounds, so that few words are frequent and most are rare.
 */
final class SyntheticText {
    private static final List<String> TOPICS = List.of(
            "garden soil seed tomato compost water bed spring harvest frost root leaf pot shade greenhouse",
            "boat hull mast sail rudder keel harbour varnish rope anchor tide engine deck wind bilge",
            "bread flour dough oven yeast crust starter salt knead loaf proof steam rye butter bake",
            "novel chapter character plot draft editor scene dialogue reader publisher ending voice page story theme",
            "server network router cable backup disk password firewall update port log cluster memory kernel driver",
            "music guitar chord melody rhythm band record studio drum bass song lyric tempo concert tune",
            "travel train ticket station hotel passport border luggage museum map ferry coast village market tour",
            "health doctor sleep exercise blood diet muscle knee vitamin pain clinic therapy heart weight run",
            "money budget tax invoice account rent loan interest pension saving insurance receipt bank fee salary",
            "physics energy particle wave field mass gravity light quantum orbit force heat atom mirror theory",
            "house roof window plaster kitchen boiler floor paint door tile plumbing wall stair lamp insulation",
            "history empire treaty king revolt archive siege trade colony parliament war church peasant letter coin",
            "bird nest owl feather migration wing forest river marsh heron song egg binoculars hawk meadow",
            "game player level score enemy puzzle sprite controller map quest dice board rule card turn",
            "school lesson exam teacher homework essay pupil grade library course lecture thesis seminar term note",
            "film camera lens scene actor light cut director festival script sound colour editor shot screen");
    private static final String[] COMMON =
            ("the the the of of and and to to a a in in is was for on with it as at by from"
                            + " that this we they have had not but be are or an after before about when which more some can will"
                            + " should need first next again still every other between under over because while until than new old")
                    .split(" ");
    private static final String[] ENDINGS = String.join(" ", TOPICS).split(" ");

    private static final double COMMON_SHARE = 0.5;

    private final Random random;

    SyntheticText(long seed) {
        random = new Random(seed);
    }

    String sentence() {
        return sentence(topic());
    }

    /** Short, as what people ask: about 16 of the built-in model's tokens, the median of SQuAD's questions. */
    String question() {
        return sentence(topic(), 4 + random.nextInt(4));
    }

    String paragraph(int words) {
        String[] topic = topic();
        StringBuilder text = new StringBuilder();
        for (int written = 0; written < words; written += 12) {
            text.append(written == 0 ? "" : " ").append(sentence(topic));
        }
        return text.toString();
    }

    /** Two words, as a heading or a title. */
    String heading() {
        String[] topic = topic();
        return capitalised(pick(topic)) + " " + compound(topic);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    private String sentence(String[] topic) {
        return sentence(topic, 8 + random.nextInt(8));
    }

    /** @param length in words, after the first */
    private String sentence(String[] topic, int length) {
        StringBuilder text = new StringBuilder(capitalised(pick(COMMON)));
        for (int i = 0; i < length; i++) {
            text.append(' ').append(random.nextDouble() < COMMON_SHARE ? pick(COMMON) : compound(topic));
        }
        return text.append('.').toString();
    }

    private String compound(String[] topic) {
        int rank = (int) Math.pow(ENDINGS.length, random.nextDouble());
        return rank == 1 ? pick(topic) : pick(topic) + ENDINGS[rank];
    }

    private String[] topic() {
        return TOPICS.get(random.nextInt(TOPICS.size())).split(" ");
    }

    private String pick(String[] words) {
        return words[random.nextInt(words.length)];
    }

    private static String capitalised(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
