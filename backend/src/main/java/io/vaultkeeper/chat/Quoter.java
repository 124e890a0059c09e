package io.vaultkeeper.chat;

import io.vaultkeeper.chat.AnswerEvent.Numbered;
import io.vaultkeeper.llm.Availability.Unavailable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Answers without a model: with what the notes say, word for word. */
final class Quoter {
    private static final int MOST_QUOTES = 6;
    private static final int MOST_A_PASSAGE = 2;

    /** How much of its weight a quote loses for each passage that was found before its own. */
    private static final double LOSS_BY_RANK = 0.1;

    private record Quote(int n, int place, String text, double score) {}

    private Quoter() {}

    /**
     * @param silence why no model answers, and what to do about it
     * @param otherwise what to say where nothing was to be searched and there is nothing to quote
     */
    static String quote(
            String question, Findings findings, List<Numbered> passages, Unavailable silence, String otherwise) {
        String why = silence.reason() + " To get written answers: " + silence.hint();
        if (passages.isEmpty()) {
            return (findings.searched() ? nothingFound(findings) : otherwise) + "\n\n" + why;
        }
        return "Quotes from your notes: no model is running. " + why + "\n\n" + widening(findings)
                + quotes(question, findings, passages);
    }

    private static String widening(Findings findings) {
        return findings.widened()
                ? "Nothing was found " + Rules.dates(findings.scope()) + "; these are from other times.\n\n"
                : "";
    }

    private static String nothingFound(Findings findings) {
        String queries =
                findings.queries().stream().map(query -> "“" + query + "”").collect(Collectors.joining(", "));
        return "Nothing was found for " + queries + ". Searched: " + Rules.scope(findings.scope())
                + ". Other words or a wider scope may find more.";
    }

    private static String quotes(String question, Findings findings, List<Numbered> passages) {
        return best(question, findings, passages).stream()
                .sorted(Comparator.comparingInt(Quote::n).thenComparingInt(Quote::place))
                .map(quote -> "> " + quote.text() + " [" + quote.n() + "]")
                .collect(Collectors.joining("\n\n"));
    }

    private static List<Quote> best(String question, Findings findings, List<Numbered> passages) {
        List<String> wanted = new ArrayList<>(findings.queries());
        wanted.add(question);
        List<Quote> best = new ArrayList<>();
        List<Quote> ranked = new ArrayList<>(candidates(wanted, passages));
        ranked.sort(Comparator.comparingDouble(Quote::score).reversed());
        for (Quote quote : ranked) {
            long same = best.stream().filter(each -> each.n() == quote.n()).count();
            boolean fresh = best.stream().noneMatch(each -> each.text().equals(quote.text()));
            if (same < MOST_A_PASSAGE && fresh && best.size() < MOST_QUOTES) {
                best.add(quote);
            }
        }
        return best;
    }

    private static List<Quote> candidates(List<String> wanted, List<Numbered> passages) {
        List<Quote> quotes = new ArrayList<>();
        for (Numbered passage : passages) {
            List<String> sentences =
                    Sentences.of(Citations.strip(passage.passage().chunk().text()));
            if (sentences.isEmpty()) {
                // A passage that is a heading or a picture still says by its title that it is there.
                sentences = List.of(passage.passage().chunk().provenance().title());
            }
            for (int i = 0; i < sentences.size(); i++) {
                quotes.add(new Quote(passage.n(), i, sentences.get(i), 0));
            }
        }
        WordMatch match = new WordMatch(wanted, quotes.stream().map(Quote::text).toList());
        return quotes.stream().map(quote -> scored(quote, match)).toList();
    }

    private static Quote scored(Quote quote, WordMatch match) {
        double score = (match.score(quote.text()) + 0.01) / (1 + LOSS_BY_RANK * (quote.n() - 1));
        return new Quote(quote.n(), quote.place(), quote.text(), score);
    }
}
