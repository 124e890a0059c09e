package io.vaultkeeper.source.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One message of the exporter's JSON. Every field may be missing; of several times only {@code timestamp} is right. */
record MessageJson(JsonNode json) {
    /** Seconds until the year 5138; what is more is milliseconds. */
    private static final double MOST_SECONDS = 1e11;

    private static final double THOUSAND = 1000;

    /** From the year 2000, which is before there was any message, to 2200. */
    private static final double EARLIEST_MILLIS = 946_684_800_000d;

    private static final double LATEST_MILLIS = 7_258_118_400_000d;

    /** How the exporter writes line breaks, into texts that are not HTML otherwise. */
    private static final Pattern BREAK = Pattern.compile(" ?<br\\s*/?>");

    /** What the exporter says of a place, as of what the app itself says: {@code Location shared: (41.15, -8.63)}. */
    private static final Pattern PLACE = Pattern.compile("Location shared: \\(.{1,60}\\)");

    private static final Pattern FILE_NAME = Pattern.compile(".{1,250}\\.\\w{1,5}");
    private static final String CARD = "text/x-vcard";
    private static final Pattern LINK = Pattern.compile("<a [^<>]*>([^<]+)</a>");
    private static final Pattern TAG = Pattern.compile("<[^<>]*>");
    private static final int LONGEST_QUOTE = 120;

    @Nullable
    Instant time() {
        JsonNode stamp = json.path("timestamp");
        if (!stamp.isNumber()) {
            return null;
        }
        double number = stamp.doubleValue();
        double millis = number > MOST_SECONDS ? number : number * THOUSAND;
        return millis >= EARLIEST_MILLIS && millis <= LATEST_MILLIS ? Instant.ofEpochMilli(Math.round(millis)) : null;
    }

    /** WhatsApp's own id, which is the same in every export. */
    String key(String otherwise) {
        String key = optional("key_id");
        return key == null || key.isEmpty() ? otherwise : key;
    }

    boolean fromMe() {
        return json.path("from_me").asBoolean();
    }

    @Nullable
    String sender() {
        return optional("sender");
    }

    /** Why there is nothing to read; null where there is. */
    @Nullable
    LeftOut leftOut() {
        if (time() == null) {
            return LeftOut.NO_TIME;
        }
        if (!words().isEmpty()) {
            return null;
        }
        String data = optional("data");
        if (key("").startsWith("call:") || (isSystem() && data != null && AppWords.sayMissedCall(data))) {
            return LeftOut.CALL;
        }
        if (isSystem() && data != null && AppWords.sayDeleted(data)) {
            return LeftOut.DELETED;
        }
        return isMedia() ? LeftOut.MEDIA_WITHOUT_WORDS : isSystem() ? LeftOut.SYSTEM : LeftOut.EMPTY;
    }

    /** What was written, below the beginning of what it answers, with the reactions to it. */
    String text() {
        StringJoiner text = new StringJoiner("\n");
        String quoted = optional("quoted_data");
        if (quoted != null && !plain(quoted).isEmpty()) {
            text.add("(to “" + shortened(plain(quoted)) + "”)");
        }
        text.add(words().isEmpty() ? "(" + medium() + ")" : words());
        StringJoiner reactions = new StringJoiner(", ", "(", ")").setEmptyValue("");
        json.path("reactions")
                .properties()
                .forEach(each -> reactions.add(
                        PlainText.line(each.getKey() + ": " + each.getValue().asText())));
        return reactions.length() == 0 ? text.toString() : text + " " + reactions;
    }

    private String words() {
        String caption = optional("caption");
        String said = caption == null ? "" : plain(caption);
        String data = optional("data");
        if (data == null) {
            return said;
        }
        if (CARD.equals(optional("mime"))) {
            return said.isEmpty() ? contacts(data) : said;
        }
        String file = document(data);
        if (!file.isEmpty()) {
            return said.isEmpty() || said.equals(file) ? file : file + "\n" + said;
        }
        boolean told = !isMedia() && (!isSystem() || PLACE.matcher(data).matches());
        return said.isEmpty() && told ? plain(data) : said;
    }

    /** A document's name, which often says what it is; those of pictures and recordings never do. */
    private String document(String path) {
        String mime = optional("mime");
        boolean document = mime != null && (mime.startsWith("application/") || mime.startsWith("text/"));
        String name = PlainText.line(path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1));
        boolean given = FILE_NAME.matcher(name).matches() && !MessageContent.isGivenByAProgram(name);
        return document && given && isMedia() && !isSystem() ? name : "";
    }

    private String medium() {
        String mime = optional("mime");
        String kind = mime == null ? "" : mime.replaceFirst("/.*", "");
        return switch (json.path("sticker").asBoolean() ? "sticker" : kind) {
            case "sticker" -> "sticker";
            case "image" -> "photo";
            case "audio" -> "voice note";
            case "video" -> "video";
            case "application", "text" -> "document";
            default -> "media";
        };
    }

    /** Whose cards were sent: the texts of the links to them. */
    private static String contacts(String data) {
        StringJoiner names = new StringJoiner(", ", "Contact: ", "").setEmptyValue("");
        Matcher links = LINK.matcher(data);
        while (links.find()) {
            names.add(PlainText.line(unescaped(links.group(1))));
        }
        return names.toString();
    }

    private boolean isSystem() {
        return json.path("meta").asBoolean();
    }

    private boolean isMedia() {
        return json.path("media").asBoolean() || json.path("sticker").asBoolean();
    }

    private String plain(String text) {
        String broken = BREAK.matcher(text).replaceAll("\n");
        String bare =
                json.path("safe").asBoolean() ? unescaped(TAG.matcher(broken).replaceAll("")) : broken;
        return PlainText.of(bare);
    }

    private static String unescaped(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    private static String shortened(String quoted) {
        String line = quoted.replaceAll("\\s+", " ");
        return line.length() <= LONGEST_QUOTE
                ? line
                : line.substring(
                                0,
                                line.offsetByCodePoints(
                                        0, Math.min(LONGEST_QUOTE, line.codePointCount(0, line.length()))))
                        + "…";
    }

    private @Nullable String optional(String field) {
        JsonNode value = json.path(field);
        return value.isTextual() ? PlainText.of(value.textValue()) : null;
    }
}
