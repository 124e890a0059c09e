package io.vaultkeeper.source.obsidian;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A note in which the plugin Excalidraw keeps a drawing: what is written in it is worth reading, its lines and colours are not.
 * The plugin hides both in a comment, or only the latter, and closes that comment but once. The count of lines stays.
 */
final class Drawing {
    /** Where the plugin's part of the note begins; above it stands what the user wrote of the drawing. */
    private static final Pattern DATA = Pattern.compile("#{1,2} (?:Excalidraw Data|Text Elements|Drawing)\\s*");

    private static final Pattern SHAPES = Pattern.compile("#{1,2} Drawing\\s*");
    private static final String MARK = "%%";

    /** What the plugin tells whoever opens the note as a text; newer versions say more. */
    private static final Pattern ADVICE =
            Pattern.compile("==⚠ {1,2}Switch to EXCALIDRAW VIEW in the MORE OPTIONS menu of this document\\. ⚠=="
                    + "(?: You can decompress Drawing data with the command palette: 'Decompress current Excalidraw file'\\."
                    + " For more info check in plugin settings under 'Saving')?\\s*");

    private Drawing() {}

    /** The lines without the drawing, the plugin's advice and the user's own comments. */
    static List<String> strip(List<String> lines) {
        int data = 0;
        while (data < lines.size() && !DATA.matcher(lines.get(data)).matches()) {
            data++;
        }
        int end = data;
        while (end > 0 && lines.get(end - 1).isBlank()) {
            end--;
        }
        boolean hidden =
                data < lines.size() && end > 0 && lines.get(end - 1).strip().equals(MARK);
        List<String> kept = new ArrayList<>(Comments.strip(lines.subList(0, hidden ? end - 1 : data)));
        kept.replaceAll(line -> ADVICE.matcher(line).matches() ? "" : line);
        while (kept.size() < data) {
            kept.add("");
        }
        kept.addAll(withoutShapes(lines.subList(data, lines.size())));
        return kept;
    }

    private static List<String> withoutShapes(List<String> lines) {
        List<String> kept = new ArrayList<>();
        boolean belowShapes = false;
        Fence fence = null;
        for (String line : lines) {
            boolean inFence = fence != null;
            if (inFence) {
                fence = isClosed(fence, line) ? null : fence;
            } else if (belowShapes) {
                fence = Fence.opening(line);
            }
            boolean shapes = SHAPES.matcher(line).matches();
            belowShapes |= shapes;
            kept.add(shapes || inFence || fence != null || line.strip().equals(MARK) ? "" : line);
        }
        return kept;
    }

    private static boolean isClosed(@Nullable Fence fence, String line) {
        return fence != null && fence.isClosedBy(line.strip());
    }
}
