package io.vaultkeeper.source.documents;

import io.vaultkeeper.document.Block.Kind;
import io.vaultkeeper.source.FileText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.util.CharsetUtil;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/** The text of an e-mail: of what it says in several ways the plain one, if it says it all, and the names of what is attached. */
final class MailBody {
    private static final int DEEPEST = 20;
    private static final String PARAGRAPH_END = "\n\n";

    /** A page of which a plain text says so much less is not what that text says: "Your program cannot show this mail". */
    private static final int STUB = 3;

    private MailBody() {}

    static void addTo(SectionsBuilder text, Entity mail) throws IOException {
        add(mail, text, 0);
    }

    private static void add(Entity part, SectionsBuilder text, int depth) throws IOException {
        Body body = part.getBody();
        if (depth > DEEPEST || text.isFull()) {
            return;
        }
        if (part.getFilename() != null) {
            text.block(Kind.PARAGRAPH, "Attached: " + part.getFilename());
        } else if (body instanceof Multipart parts) {
            Entity only = "alternative".equalsIgnoreCase(parts.getSubType()) ? chosen(parts.getBodyParts()) : null;
            for (Entity inner : parts.getBodyParts()) {
                if (only == null || only == inner) {
                    add(inner, text, depth + 1);
                } else {
                    nameAttached(inner, text, depth + 1);
                }
            }
        } else if (body instanceof Message forwarded) {
            text.block(Kind.PARAGRAPH, "Forwarded: " + forwarded.getSubject());
            add(forwarded, text, depth + 1);
        } else if (body instanceof TextBody written) {
            add(written, part, text);
        }
    }

    /** Of what hangs on a text that is not taken; pictures that a page shows are no attachments. */
    private static void nameAttached(Entity part, SectionsBuilder text, int depth) {
        boolean shown = part.getHeader().getField("Content-ID") != null
                && !"attachment".equalsIgnoreCase(part.getDispositionType());
        if (part.getFilename() != null && !shown) {
            text.block(Kind.PARAGRAPH, "Attached: " + part.getFilename());
        } else if (part.getBody() instanceof Multipart parts && depth <= DEEPEST) {
            parts.getBodyParts().forEach(inner -> nameAttached(inner, text, depth + 1));
        }
    }

    /** Null where there is nothing to choose from. */
    private static @Nullable Entity chosen(List<Entity> alternatives) throws IOException {
        Entity chosen = alternatives.isEmpty() ? null : alternatives.get(alternatives.size() - 1);
        int most = 0;
        for (Entity part : alternatives) {
            int length = length(part, 0) * (isOf(part, "text/plain") ? STUB : 1);
            if (length > most) {
                chosen = part;
                most = length;
            }
        }
        return chosen;
    }

    /** How much text is in it. */
    private static int length(Entity part, int depth) throws IOException {
        int length = 0;
        if (part.getBody() instanceof Multipart parts && depth <= DEEPEST) {
            for (Entity inner : parts.getBodyParts()) {
                length += length(inner, depth + 1);
            }
        } else if (part.getBody() instanceof TextBody body && part.getFilename() == null) {
            SectionsBuilder text = SectionsBuilder.withoutLines();
            add(body, part, text);
            length = text.length();
        }
        return length;
    }

    private static boolean isOf(Entity part, String type) {
        return type.equalsIgnoreCase(part.getMimeType());
    }

    private static void add(TextBody body, Entity part, SectionsBuilder text) throws IOException {
        String written = text(body, part);
        if (isOf(part, "text/html")) {
            HtmlText.addTo(text, Jsoup.parse(written).body());
        } else if (isOf(part, "text/plain")) {
            for (String paragraph : written.replace("\r", "").split(PARAGRAPH_END)) {
                text.block(Kind.PARAGRAPH, paragraph);
            }
        }
    }

    /** A character set that nobody knows, or that is not told, is guessed as of any text. */
    private static String text(TextBody body, Entity part) throws IOException {
        Charset told = CharsetUtil.lookup(part.getCharset());
        try (InputStream in = body.getInputStream()) {
            byte[] bytes = in.readAllBytes();
            boolean untold = told == null || told.equals(StandardCharsets.US_ASCII); // which stands for none
            return untold ? FileText.decode(bytes) : new String(bytes, told);
        }
    }
}
