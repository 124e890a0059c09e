package io.vaultkeeper.chunking;

import io.vaultkeeper.document.Block;
import io.vaultkeeper.document.Message;
import java.util.ArrayList;
import java.util.List;

/** Writes a conversation out: a line for each line of a message, the first with its sender's name. */
final class SpokenLines {
    private final Cost cost;
    private final int most;
    private final List<SpokenLine> lines = new ArrayList<>();
    private int line = 1;

    private SpokenLines(Cost cost, int most) {
        this.cost = cost;
        this.most = most;
    }

    /** @param most what a line may cost: longer messages come in parts */
    static List<SpokenLine> of(List<Message> messages, Cost cost, int most) {
        SpokenLines spoken = new SpokenLines(cost, most);
        messages.forEach(spoken::add);
        return spoken.lines;
    }

    private void add(Message message) {
        String text = message.sender() + ": " + message.text();
        int end = line + breaks(text, 0, text.length());
        Block block = new Block(Block.Kind.QUOTE, text, line, end, null);
        int at = 0;
        int start = line;
        for (Range range : BlockSplitter.split(text, new SectionText.Place(block, 0, text.length()), cost, most)) {
            start += breaks(text, at, range.start());
            at = range.start();
            int last = start + breaks(text, range.start(), range.end());
            String part = text.substring(range.start(), range.end());
            lines.add(new SpokenLine(message, part, range.cost(), start, last));
        }
        line = end + 1;
    }

    private static int breaks(String text, int start, int end) {
        int breaks = 0;
        for (int i = start; i < end; i++) {
            breaks += text.charAt(i) == '\n' ? 1 : 0;
        }
        return breaks;
    }
}
