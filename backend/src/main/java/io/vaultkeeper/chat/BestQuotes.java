package io.vaultkeeper.chat;

import io.vaultkeeper.chat.AnswerEvent.Numbered;
import io.vaultkeeper.chat.Quotable.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Chooses what to quote: what shares words with the question; where nothing does, how the best passages begin. */
final class BestQuotes {
    private static final int MOST_QUOTES = 6;
    private static final int MOST_A_PASSAGE = 2;
    private static final int MOST_BEGINNINGS = 3;

    /** How much of its weight a quote loses for each passage that was found before its own. */
    private static final double LOSS_BY_RANK = 0.1;

    /** What shares less with the question than this part of what the best shares, shares but an "is" or a "the". */
    private static final double FLOOR = 0.25;

    /** And so does what scores less than this part of what is wanted: one word of a long question's twenty. */
    private static final double LEAST = 0.05;

    /**
     * @param n the passage's number
     * @param place within the passage
     * @param match 0 where it shares too little with the question
     * @param asked it is a property that the question names
     */
    record Quote(int n, int place, Quotable said, double match, boolean asked) {
        double weight() {
            return match / (1 + LOSS_BY_RANK * (n - 1));
        }
    }

    private BestQuotes() {}

    /**
     * @param wanted the question, and what was searched for it
     * @param passages all that were found, which tell how rare a word is
     * @param answering those of them to quote from
     */
    static List<Quote> of(List<String> wanted, List<Numbered> passages, List<Numbered> answering) {
        Set<Integer> numbers = answering.stream().map(Numbered::n).collect(Collectors.toSet());
        List<Quote> all = scored(wanted, candidates(passages)).stream()
                .filter(quote -> numbers.contains(quote.n()))
                .toList();
        List<Quote> chosen = sharing(all);
        return chosen.isEmpty() ? beginnings(all) : best(chosen);
    }

    /** Of all that were found, those that share words with the question and no others. */
    static List<Quote> sharing(List<String> wanted, List<Numbered> passages) {
        return best(sharing(scored(wanted, candidates(passages))));
    }

    private static List<Quote> sharing(List<Quote> all) {
        List<Quote> telling =
                matching(all, quote -> quote.asked() || quote.said().kind() == Kind.SENTENCE);
        return telling.isEmpty() ? matching(all, quote -> quote.said().kind() != Kind.TITLE) : telling;
    }

    private static List<Quote> candidates(List<Numbered> passages) {
        List<Quote> quotes = new ArrayList<>();
        for (Numbered passage : passages) {
            List<Quotable> said = Quotable.of(passage.passage().chunk());
            for (int i = 0; i < said.size(); i++) {
                quotes.add(new Quote(passage.n(), i, said.get(i), 0, false));
            }
        }
        return quotes;
    }

    private static List<Quote> scored(List<String> wanted, List<Quote> quotes) {
        WordMatch match = new WordMatch(
                wanted, quotes.stream().map(quote -> quote.said().text()).toList());
        double least = LEAST * match.most();
        List<Quote> scored = new ArrayList<>();
        for (Quote quote : quotes) {
            Quotable said = quote.said();
            boolean asked = !said.key().isEmpty() && match.score(said.key()) > least;
            double score = match.score(said.wording());
            scored.add(new Quote(quote.n(), quote.place(), said, score < least ? 0 : score, asked));
        }
        return scored;
    }

    private static List<Quote> matching(List<Quote> all, Predicate<Quote> eligible) {
        List<Quote> matching = all.stream()
                .filter(quote -> quote.match() > 0 && eligible.test(quote))
                .toList();
        double floor = FLOOR * matching.stream().mapToDouble(Quote::match).max().orElse(0);
        return matching.stream()
                .filter(quote -> quote.asked() || quote.match() >= floor)
                .toList();
    }

    private static List<Quote> best(List<Quote> matching) {
        List<Quote> best = new ArrayList<>();
        List<Quote> ranked = new ArrayList<>(matching);
        ranked.sort(Comparator.comparingDouble(Quote::weight).reversed());
        for (Quote quote : ranked) {
            long same = best.stream().filter(each -> each.n() == quote.n()).count();
            if (same < MOST_A_PASSAGE && isFresh(quote, best) && best.size() < MOST_QUOTES) {
                best.add(quote);
            }
        }
        return best;
    }

    /** The first sentences; a title where there is none and the title is asked for, or where there is none anywhere. */
    private static List<Quote> beginnings(List<Quote> all) {
        boolean told = all.stream().anyMatch(quote -> quote.said().kind() == Kind.SENTENCE);
        List<Quote> beginnings = new ArrayList<>();
        for (Quote quote : all) {
            boolean named = quote.said().kind() == Kind.TITLE && (!told || quote.match() > 0);
            boolean first = beginnings.stream().noneMatch(each -> each.n() == quote.n());
            boolean begins = first && (named || quote.said().kind() == Kind.SENTENCE);
            if (begins && isFresh(quote, beginnings) && beginnings.size() < MOST_BEGINNINGS) {
                beginnings.add(quote);
            }
        }
        return beginnings;
    }

    private static boolean isFresh(Quote quote, List<Quote> chosen) {
        return chosen.stream()
                .noneMatch(each -> each.said().text().equals(quote.said().text()));
    }
}
