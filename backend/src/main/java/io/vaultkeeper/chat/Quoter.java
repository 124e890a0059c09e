package io.vaultkeeper.chat;

import io.vaultkeeper.chat.AnswerEvent.Numbered;
import io.vaultkeeper.llm.Availability.Unavailable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Answers without a model: with what the notes say, word for word. */
final class Quoter {
    private static final String NO_ANSWER =
            "Your notes seem to hold nothing that answers this. The passages that come nearest are listed below.";
    private static final String NOT_PLAIN =
            "Your notes seem to hold nothing that plainly answers this. What comes nearest:\n\n";

    private Quoter() {}

    /**
     * @param silence why no model answers, and what to do about it
     * @param otherwise what to say where nothing was to be searched and there is nothing to quote
     */
    static Quoted quote(
            String question, Findings findings, List<Numbered> passages, Unavailable silence, String otherwise) {
        String why = silence.reason() + " To get written answers: " + silence.hint();
        if (passages.isEmpty()) {
            String nothing = findings.searched() ? nothingFound(findings) : otherwise;
            return new Quoted(nothing + "\n\n" + why, List.of());
        }
        List<String> wanted = new ArrayList<>(findings.queries());
        wanted.add(question);
        List<Numbered> answering = findings.searched() ? Evidence.among(passages, wanted) : passages;
        List<BestQuotes.Quote> quotes =
                answering.isEmpty() ? BestQuotes.sharing(wanted, passages) : BestQuotes.of(wanted, passages, answering);
        if (quotes.isEmpty()) {
            return new Quoted(NO_ANSWER + "\n\n" + why, List.of());
        }
        String opening = "Quotes from your notes" + (silence.notRunning() ? ": no model is running. " : ". ");
        String quoted = quotes.stream()
                .sorted(Comparator.comparingInt(BestQuotes.Quote::n).thenComparingInt(BestQuotes.Quote::place))
                .map(quote -> "> " + quote.said().text() + " [" + quote.n() + "]")
                .collect(Collectors.joining("\n\n"));
        return new Quoted(
                opening + why + "\n\n" + widening(findings) + (answering.isEmpty() ? NOT_PLAIN : "") + quoted,
                quotes.stream().map(BestQuotes.Quote::n).distinct().toList());
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
}
