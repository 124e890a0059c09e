package io.vaultkeeper.chat;

import io.vaultkeeper.chunking.Chunk;
import io.vaultkeeper.document.TimeSpan;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Passages as a model reads them. Each stands between two lines that carry a code nobody knew when the note was written, so
 * that no note can end its own quotation and speak to the model.
 */
final class PassageText {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int CODE_BYTES = 6;

    /** In characters; a title says what a note is about, or it is an attempt at something else. */
    private static final int LONGEST_NAME = 160;

    /** A number as long as any passage's. */
    private static final int MANY = 999;

    private final String code;
    private final ZoneId zone;

    PassageText(ZoneId zone) {
        byte[] bytes = new byte[CODE_BYTES];
        RANDOM.nextBytes(bytes);
        this.code = HexFormat.of().formatHex(bytes);
        this.zone = zone;
    }

    String code() {
        return code;
    }

    String of(int n, Chunk chunk) {
        String headings = name(String.join(" > ", chunk.headings()));
        return "<<<" + code + " passage [" + n + "]\n"
                + "Note: " + name(chunk.provenance().title()) + "\n"
                + (headings.isEmpty() ? "" : "Under: " + headings + "\n")
                + "Date: " + dates(chunk.provenance().time()) + "\n\n"
                + chunk.text().strip() + "\n"
                + code + ">>>\n";
    }

    /** What the lines round a passage of the open note cost. */
    int headerTokens(Chunk chunk) {
        return TokenEstimate.atMost(of(MANY, chunk)) - TokenEstimate.atMost(chunk.text()) + 2;
    }

    /** What was found already, as the keeper reads it: a title and how the passage begins. */
    String ofExtract(Chunk chunk, int length) {
        return "<<<" + code + " " + name(chunk.provenance().title()) + "\n" + TextCut.oneLine(chunk.text(), length)
                + "\n" + code + ">>>\n";
    }

    String ofSelection(String text) {
        return "<<<" + code + " selected in the open note\n" + text.strip() + "\n" + code + ">>>\n";
    }

    private String dates(TimeSpan time) {
        String basis = time.basis() == TimeSpan.Basis.FILE ? " (last change of the file)" : "";
        LocalDate from = day(time.from());
        @Nullable Instant end = time.to();
        return end == null || day(end).equals(from) ? from + basis : from + " to " + day(end) + basis;
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    private static String name(String text) {
        return TextCut.oneLine(text, LONGEST_NAME);
    }
}
