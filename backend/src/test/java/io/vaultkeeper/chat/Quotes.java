package io.vaultkeeper.chat;

import io.vaultkeeper.chat.AnswerEvent.Numbered;
import io.vaultkeeper.index.Scope;
import io.vaultkeeper.llm.Availability.Unavailable;
import io.vaultkeeper.retrieval.Passage;
import java.util.ArrayList;
import java.util.List;

/** What is quoted from passages while no model answers. */
final class Quotes {
    static final Unavailable SILENCE = new Unavailable("Ollama is down.", "ollama serve", true);

    private Quotes() {}

    static String quote(String question, String... texts) {
        return quote(question, passages(texts));
    }

    static String quote(String question, List<Passage> passages) {
        return quoted(question, passages).text();
    }

    static Quoted quoted(String question, List<Passage> passages) {
        return quoted(question, new Findings(List.of(question), passages, Scope.ALL, false));
    }

    static Quoted quoted(String question, Findings findings) {
        return Quoter.quote(question, findings, numbered(findings.passages()), SILENCE, "");
    }

    /** @param body what stands below the ruler in the note's first line */
    static String quoteNote(String question, String body) {
        return quote(question, List.of(Notes.passageFromLine(2, body)));
    }

    static List<Passage> passages(String... texts) {
        return List.of(texts).stream().map(text -> Notes.passage("Title", text)).toList();
    }

    static List<Numbered> numbered(List<Passage> passages) {
        List<Numbered> numbered = new ArrayList<>();
        passages.forEach(passage -> numbered.add(new Numbered(numbered.size() + 1, passage)));
        return numbered;
    }
}
