package io.vaultkeeper.chat;

import io.vaultkeeper.chat.AnswerEvent.Budget;
import io.vaultkeeper.chat.AnswerEvent.Numbered;
import io.vaultkeeper.chat.ChatRequest.Message;
import io.vaultkeeper.llm.ModelMessage;
import io.vaultkeeper.retrieval.Passage;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Fits persona, rules, passages, conversation and question into a model's context. The question always stays, then the newest
 * turns, the open note and the best passages, each within its share; the rest is dropped and counted.
 */
final class PromptFitter {
    /** Of what is left when it is its turn. */
    private static final double PERSONA_SHARE = 0.35;

    private static final double QUESTION_SHARE = 0.5;

    private static final double HISTORY_SHARE = 0.25;
    private static final double SELECTION_SHARE = 0.25;
    private static final double NOTE_SHARE = 0.6;

    private final PassageText text;
    private final LocalDate today;
    private final List<Numbered> numbered = new ArrayList<>();
    private final StringBuilder system = new StringBuilder();
    private int left;
    private int dropped;
    private boolean truncated;

    private PromptFitter(int room, LocalDate today, ZoneId zone) {
        this.left = room;
        this.today = today;
        this.text = new PassageText(zone);
    }

    /**
     * @param limit what the model reads and writes
     * @param reply the part of it that the reply may take
     */
    static Prompt fit(
            Persona persona,
            List<Message> conversation,
            EditorNote note,
            Findings findings,
            int limit,
            int reply,
            LocalDate today,
            ZoneId zone) {
        return new PromptFitter(limit - reply, today, zone).fit(persona, conversation, note, findings, limit);
    }

    private Prompt fit(Persona persona, List<Message> conversation, EditorNote note, Findings findings, int limit) {
        int room = left;
        take(shortened(persona.instructions(), (int) (room * PERSONA_SHARE))
                + Rules.of(today, text)
                + Rules.remark(findings, !note.chunks().isEmpty()));
        left -= TokenEstimate.PER_MESSAGE;
        String asked = conversation.get(conversation.size() - 1).content();
        ModelMessage question = question(asked, (int) (left * QUESTION_SHARE));
        int beforeHistory = left;
        List<Message> earlier = conversation.subList(0, conversation.size() - 1);
        History history = History.fitting(earlier, (int) (left * HISTORY_SHARE));
        left -= history.cost();
        dropped += history.dropped();
        truncated |= history.cut();
        int beforeNote = left;
        EditorNote.Fitting parts = note(note, findings);
        int beforePassages = left;
        passages(parts, findings);
        Budget budget = new Budget(
                limit,
                room - left,
                beforePassages - left,
                beforeHistory - beforeNote,
                beforeNote - beforePassages,
                dropped,
                truncated);
        return new Prompt(messages(history.messages(), question), numbered, budget);
    }

    private ModelMessage question(String asked, int tokens) {
        String fitted = shortened(asked, tokens - TokenEstimate.PER_MESSAGE);
        left -= TokenEstimate.atMost(fitted) + TokenEstimate.PER_MESSAGE;
        return new ModelMessage(ModelMessage.Role.USER, fitted);
    }

    private EditorNote.Fitting note(EditorNote note, Findings findings) {
        if (!note.selection().isBlank()) {
            take("\n" + text.ofSelection(shortened(note.selection(), (int) (left * SELECTION_SHARE))));
        }
        EditorNote.Fitting fitting = note.fitting(findings.searched() ? (int) (left * NOTE_SHARE) : left, text);
        fitting.passages().forEach(this::addIfItFits);
        dropped += fitting.leftOut();
        truncated |= fitting.leftOut() > 0;
        return fitting;
    }

    private void passages(EditorNote.Fitting note, Findings findings) {
        for (Passage passage : findings.passages()) {
            if (!note.repeats(passage)) {
                addIfItFits(passage);
            }
        }
    }

    private void addIfItFits(Passage passage) {
        int n = numbered.size() + 1;
        String rendered = "\n" + text.of(n, passage.chunk());
        if (TokenEstimate.atMost(rendered) > left) {
            dropped++;
            return;
        }
        take(rendered);
        numbered.add(new Numbered(n, passage));
    }

    private String shortened(String whole, int tokens) {
        String fitted = TextCut.toTokens(whole, tokens);
        truncated |= !fitted.equals(whole);
        return fitted;
    }

    private void take(String part) {
        system.append(part);
        left -= TokenEstimate.atMost(part);
    }

    private List<ModelMessage> messages(List<ModelMessage> history, ModelMessage question) {
        List<ModelMessage> messages = new ArrayList<>();
        messages.add(new ModelMessage(ModelMessage.Role.SYSTEM, system.toString()));
        messages.addAll(history);
        int last = messages.size() - 1;
        if (messages.get(last).role() == question.role()) {
            // A question without an answer came before; strict templates take no two turns of one role.
            ModelMessage before = messages.remove(last);
            messages.add(new ModelMessage(question.role(), before.text() + "\n\n" + question.text()));
        } else {
            messages.add(question);
        }
        return messages;
    }
}
