package io.vaultkeeper.source.whatsapp;

import io.vaultkeeper.source.Omission;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the chats of a file hold and nobody can read, by kind, with some chats where it is. */
final class LeftOutCounts {
    private static final int MOST_EXAMPLES = 5;

    private final Map<LeftOut, Integer> counts = new EnumMap<>(LeftOut.class);
    private final Map<LeftOut, List<String>> chats = new EnumMap<>(LeftOut.class);
    private final List<String> onlyNames = new ArrayList<>();

    void add(ExportedChat chat, String title) {
        chat.leftOut().forEach((why, count) -> {
            counts.merge(why, count, Integer::sum);
            List<String> examples = chats.computeIfAbsent(why, first -> new ArrayList<>());
            if (examples.size() < MOST_EXAMPLES) {
                examples.add(title);
            }
        });
        if (chat.messages().isEmpty() && chat.leftOut().isEmpty()) {
            onlyNames.add(title);
        }
    }

    List<Omission> omissions() {
        List<Omission> omissions = new ArrayList<>();
        counts.forEach(
                (why, count) -> omissions.add(new Omission(why.words(), count, chats.getOrDefault(why, List.of()))));
        if (!onlyNames.isEmpty()) {
            omissions.add(new Omission("chats without messages", onlyNames.size(), onlyNames));
        }
        return omissions;
    }
}
