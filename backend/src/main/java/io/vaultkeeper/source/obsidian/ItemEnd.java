package io.vaultkeeper.source.obsidian;

import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Where a list item ends, all that is nested in it included. */
final class ItemEnd {
    private final List<LineStart> starts;
    private final IntPredicate interrupts;
    private @Nullable Fence fence;

    /** @param interrupts whether the line of this number begins a block even right below a line of text */
    ItemEnd(List<LineStart> starts, IntPredicate interrupts) {
        this.starts = starts;
        this.interrupts = interrupts;
    }

    /** The line after the last one of the item that begins at this line. */
    int after(int at) {
        int column = starts.get(at).itemColumn();
        int last = at;
        for (int i = at + 1; i < starts.size(); i++) {
            LineStart line = starts.get(i);
            if (line.isBlank()) {
                continue;
            }
            boolean nested =
                    line.indent() >= column || (line.indent() > starts.get(at).indent() && line.itemColumn() == 0);
            boolean lazy = last == i - 1 && fence == null && line.itemColumn() == 0 && !interrupts.test(i);
            if (!nested && !lazy) {
                break;
            }
            follow(line.text());
            last = i;
        }
        return last + 1;
    }

    private void follow(String text) {
        if (fence == null) {
            fence = Fence.opening(text);
        } else if (fence.isClosedBy(text.strip())) {
            fence = null;
        }
    }
}
