package io.vaultkeeper.source.documents;

import io.vaultkeeper.document.Block.Kind;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.TextBody;
import org.jsoup.Jsoup;

/** The text of an e-mail: of what it says in several ways the plain one, and the names of what is attached. */
final class MailBody {
    private static final int DEEPEST = 20;
    private static final String PARAGRAPH_END = "\n\n";

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
            for (Entity inner :
                    "alternative".equalsIgnoreCase(parts.getSubType()) ? plainest(parts) : parts.getBodyParts()) {
                add(inner, text, depth + 1);
            }
        } else if (body instanceof Message forwarded) {
            text.block(Kind.PARAGRAPH, "Forwarded: " + forwarded.getSubject());
            add(forwarded, text, depth + 1);
        } else if (body instanceof TextBody written) {
            add(written, part.getMimeType(), text);
        }
    }

    private static List<Entity> plainest(Multipart alternatives) throws IOException {
        List<Entity> parts = alternatives.getBodyParts();
        for (Entity part : parts) {
            if (part.getBody() instanceof TextBody body
                    && isPlain(part)
                    && !text(body).isBlank()) {
                return List.of(part);
            }
        }
        return parts.isEmpty() ? List.of() : List.of(parts.get(parts.size() - 1));
    }

    private static boolean isPlain(Entity part) {
        return part.getMimeType().equalsIgnoreCase("text/plain");
    }

    private static void add(TextBody body, String type, SectionsBuilder text) throws IOException {
        String written = text(body);
        if (type.equalsIgnoreCase("text/html")) {
            HtmlText.addTo(text, Jsoup.parse(written).body());
        } else if (type.equalsIgnoreCase("text/plain")) {
            for (String paragraph : written.replace("\r", "").split(PARAGRAPH_END)) {
                text.block(Kind.PARAGRAPH, paragraph);
            }
        }
    }

    /** A character set that nobody knows is read as most are. */
    private static String text(TextBody body) throws IOException {
        StringWriter text = new StringWriter();
        try (Reader reader = body.getReader()) {
            reader.transferTo(text);
        } catch (UnsupportedEncodingException e) {
            new InputStreamReader(body.getInputStream(), StandardCharsets.UTF_8).transferTo(text);
        }
        return text.toString();
    }
}
