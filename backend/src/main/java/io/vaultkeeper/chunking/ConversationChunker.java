package io.vaultkeeper.chunking;

import io.vaultkeeper.document.Message;
import io.vaultkeeper.document.Provenance;
import io.vaultkeeper.document.TimeSpan;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Cuts conversations into windows that overlap by half, so that a question and its answer stand in one of them, and never
 * across a silence: what is said after it is about something else. Length, overlap and silence are those that found the most
 * evidence within 2,000 tokens on long chats between two people.
 */
final class ConversationChunker {
    static final String VERSION = "chat-4";

    private static final int WINDOW_TOKENS = 200;
    private static final Duration SILENCE = Duration.ofHours(4);

    /**
     * Where little is said, exchanges are gathered up to so many tokens, which then are one window. In an export in two languages
     * 200 found 84 of 100 answers among ten passages, 260 86, 300 88, 360 88; within 2,000 tokens 86, 85, 87 and 83.
     */
    private static final int GATHERED_TOKENS = 300;

    /** Exchanges with more than this between them are not gathered. A fortnight found 87 of those, a month 88. */
    private static final Duration APART = Duration.ofDays(21);

    /** With the month's name, since that is what people ask for. */
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final TokenCounter tokens;
    private final Cost cost;
    private final int max;
    private final ZoneId zone;

    /** @param max what a chunk's embedded text never exceeds, in tokens */
    ConversationChunker(TokenCounter tokens, int max, ZoneId zone) {
        this.tokens = tokens;
        this.cost = new Cost(tokens);
        this.max = max;
        this.zone = zone;
    }

    /** @param messages in the order of time */
    List<Chunk> chunk(Provenance provenance, List<Message> messages) {
        Chunks chunks = new Chunks();
        int room = Math.max(
                1,
                max
                        - tokens.count(
                                ChunkHeader.of(provenance.title(), List.of("30 September 2000 to 30 September 2000"))));
        int window = Math.min(WINDOW_TOKENS, room);
        int most = Math.min(GATHERED_TOKENS, room);
        for (List<SpokenLine> session : gathered(sessions(SpokenLines.of(messages, cost, window)), most)) {
            List<List<SpokenLine>> windows = cost(session) <= most ? List.of(session) : windows(session, window);
            windows.forEach(lines -> add(provenance, lines, chunks));
        }
        return chunks.orTitleAlone(provenance);
    }

    private static List<List<SpokenLine>> sessions(List<SpokenLine> lines) {
        List<List<SpokenLine>> sessions = new ArrayList<>();
        Instant before = Instant.MIN;
        for (SpokenLine line : lines) {
            Instant now = line.message().time();
            if (sessions.isEmpty() || before.plus(SILENCE).isBefore(now)) {
                sessions.add(new ArrayList<>());
            }
            sessions.get(sessions.size() - 1).add(line);
            before = now;
        }
        return sessions;
    }

    /** Where people write a line now and then, a few such exchanges make a window. */
    private static List<List<SpokenLine>> gathered(List<List<SpokenLine>> sessions, int most) {
        List<List<SpokenLine>> gathered = new ArrayList<>();
        int room = 0;
        for (List<SpokenLine> session : sessions) {
            int all = cost(session);
            if (all <= room && isSoonAfter(gathered.get(gathered.size() - 1), session)) {
                gathered.get(gathered.size() - 1).addAll(session);
                room -= all;
            } else {
                gathered.add(new ArrayList<>(session));
                room = most - all;
            }
        }
        return gathered;
    }

    private static int cost(List<SpokenLine> lines) {
        return lines.stream().mapToInt(SpokenLine::cost).sum();
    }

    private static boolean isSoonAfter(List<SpokenLine> before, List<SpokenLine> after) {
        Instant last = before.get(before.size() - 1).message().time();
        return !last.plus(APART).isBefore(after.get(0).message().time());
    }

    private static List<List<SpokenLine>> windows(List<SpokenLine> session, int most) {
        List<List<SpokenLine>> windows = new ArrayList<>();
        int start = 0;
        int end = 0;
        while (end < session.size()) {
            end = filled(session, start, most);
            windows.add(session.subList(start, end));
            start = next(session, start, end, most);
        }
        return windows;
    }

    /** Where the second half of a window begins; further on where a window from there would hold nothing new. */
    private static int next(List<SpokenLine> session, int start, int end, int most) {
        int at = half(session, start, end);
        while (at < end && end < session.size() && filled(session, at, most) == end) {
            at++;
        }
        return at;
    }

    private static int filled(List<SpokenLine> session, int start, int most) {
        int sum = session.get(start).cost();
        int end = start + 1;
        while (end < session.size() && sum + session.get(end).cost() <= most) {
            sum += session.get(end).cost();
            end++;
        }
        return end;
    }

    /** Where the second half of the window begins; at least one line on. */
    private static int half(List<SpokenLine> session, int start, int end) {
        int whole = cost(session.subList(start, end));
        int sum = session.get(start).cost();
        int at = start + 1;
        while (at < end && 2 * sum < whole) {
            sum += session.get(at).cost();
            at++;
        }
        return at;
    }

    private String days(Instant from, Instant to) {
        String first = DAY.format(from.atZone(zone));
        String last = DAY.format(to.atZone(zone));
        return first.equals(last) ? first : first + " to " + last;
    }

    private void add(Provenance of, List<SpokenLine> lines, Chunks chunks) {
        List<Message> said = lines.stream().map(SpokenLine::message).distinct().toList();
        Instant from = said.get(0).time();
        Instant to = said.get(said.size() - 1).time();
        List<String> senders = said.stream().map(Message::sender).distinct().toList();
        Provenance provenance = of.during(new TimeSpan(from, to, TimeSpan.Basis.MESSAGES), senders);
        chunks.add(
                provenance,
                List.of(days(from, to)),
                lines.stream().map(SpokenLine::text).collect(Collectors.joining("\n")),
                lines.get(0).startLine(),
                lines.get(lines.size() - 1).endLine(),
                null,
                lines.stream()
                        .map(line -> new MessagePlace(
                                line.message().id(), line.message().time(), line.startLine(), line.endLine()))
                        .toList());
    }
}
