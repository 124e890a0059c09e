package io.vaultkeeper.source.documents;

import io.vaultkeeper.document.Block.Kind;
import io.vaultkeeper.source.FileText;
import io.vaultkeeper.source.SourceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/** Subtitles (SubRip, WebVTT): what is said within a minute is a section, headed by the time at which it begins. */
final class SubtitlesReader {
    private static final Pattern CUE =
            Pattern.compile("\\s*(?:(\\d{1,3}):)?(\\d{1,2}):(\\d{2})[.,]\\d{1,3}\\s*-->.{0,200}");

    /** Who speaks, in WebVTT: {@code <v Ada>} or, with classes, {@code <v.loud Ada>}. */
    private static final Pattern VOICE = Pattern.compile("<v(?:\\.[^<>\\s]*)?[ \\t]+([^<>]+)>");

    /** Where and how words are shown, as players took it over from another format: {@code {\an8}}. */
    private static final Pattern PLACED = Pattern.compile("\\{\\\\[^{}]{1,200}}");

    private static final int SECTION_SECONDS = 60;

    private final List<String> lines;
    private final SectionsBuilder text = SectionsBuilder.withLines();
    private final List<String> said = new ArrayList<>();
    private String last = "";
    private @Nullable String speaker;
    private int began = -1;
    private int startLine = 1;

    private SubtitlesReader(List<String> lines) {
        this.lines = lines;
    }

    static List<Content> read(Path file) throws IOException, SourceException {
        SubtitlesReader reader = new SubtitlesReader(FileText.lines(TextReader.text(file)));
        reader.read();
        return List.of(Content.whole(null, null, reader.text));
    }

    private void read() throws SourceException {
        int i = 0;
        while (i < lines.size()) {
            Matcher cue = CUE.matcher(lines.get(i));
            i++;
            if (cue.matches()) {
                begin(seconds(cue), i);
                if (!VOICE.matcher(i < lines.size() ? lines.get(i) : "").find()) {
                    speaker = null;
                }
                for (; i < lines.size() && !lines.get(i).isBlank(); i++) {
                    say(lines.get(i));
                }
            }
        }
        if (began < 0) {
            throw new SourceException(
                    "It holds no subtitles: no line has times such as 00:01:02,000 --> 00:01:04,000.");
        }
        flush(lines.size());
    }

    private static int seconds(Matcher cue) {
        int hours = cue.group(1) == null ? 0 : Integer.parseInt(cue.group(1));
        return (hours * 60 + Integer.parseInt(cue.group(2))) * 60 + Integer.parseInt(cue.group(3));
    }

    /** @param line of the cue, from 1 */
    private void begin(int seconds, int line) {
        if (began < 0 || seconds < began || seconds - began >= SECTION_SECONDS) {
            flush(line - 1);
            began = seconds;
            startLine = line;
        }
    }

    /** Live captions repeat the line before. */
    private void say(String line) {
        String before = speaker;
        String words = words(named(line));
        String bare = words(VOICE.matcher(line).replaceAll(""));
        boolean repeated = bare.equals(last) && Objects.equals(speaker, before) && !said.isEmpty();
        if (!bare.isEmpty() && !repeated) {
            said.add(words);
            last = bare;
        }
    }

    /** With the name of each who begins to speak. */
    private String named(String line) {
        Matcher voice = VOICE.matcher(line);
        return voice.replaceAll(match -> {
            String name = PlainText.line(match.group(1));
            boolean goesOn = name.equals(speaker);
            speaker = name;
            return goesOn ? "" : Matcher.quoteReplacement(name + ": ");
        });
    }

    private static String words(String written) {
        String line = PLACED.matcher(written).replaceAll("");
        return line.indexOf('<') < 0 && line.indexOf('&') < 0
                ? line.strip()
                : Jsoup.parse(line).text();
    }

    private void flush(int endLine) {
        if (!said.isEmpty()) {
            String time = String.format(Locale.ROOT, "%02d:%02d:%02d", began / 3600, began / 60 % 60, began % 60);
            text.begin(time, null);
            text.block(Kind.PARAGRAPH, String.join(" ", said), startLine, Math.max(startLine, endLine));
            said.clear();
            speaker = null;
        }
    }
}
