package io.vaultkeeper.source.whatsapp;

import java.time.LocalTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The two words that tell morning from afternoon in a chat whose language {@link DayPeriod} does not know, as far as the chat
 * tells: on a day, what is said in the morning stands first.
 *
 * @param morning empty where nothing is told
 */
record DayHalves(String morning, String afternoon) {
    private static final DayHalves UNKNOWN = new DayHalves("", "");

    /** By how much more often one follows the other than the other way round: clocks are set, and lines quote other chats. */
    private static final int PLAIN = 4;

    static DayHalves of(List<MessageHead> heads) {
        Set<String> words = new LinkedHashSet<>();
        for (MessageHead head : heads) {
            words.add(head.half());
            if (words.size() > 2 || head.half().isEmpty()) {
                return UNKNOWN;
            }
        }
        if (words.size() < 2) {
            return UNKNOWN;
        }
        List<String> both = List.copyOf(words);
        int forth = 0;
        int back = 0;
        for (int i = 1; i < heads.size(); i++) {
            MessageHead before = heads.get(i - 1);
            MessageHead now = heads.get(i);
            if (now.date().equals(before.date()) && !now.half().equals(before.half())) {
                boolean first = before.half().equals(both.get(0));
                forth += first ? 1 : 0;
                back += first ? 0 : 1;
            }
        }
        if (forth > PLAIN * back) {
            return new DayHalves(both.get(0), both.get(1));
        }
        return back > PLAIN * forth ? new DayHalves(both.get(1), both.get(0)) : UNKNOWN;
    }

    LocalTime time(MessageHead head) {
        LocalTime written = head.time();
        if (morning.isEmpty()) {
            return written;
        }
        return written.withHour(DayPeriod.hour(written.getHour(), head.half().equals(afternoon)));
    }
}
