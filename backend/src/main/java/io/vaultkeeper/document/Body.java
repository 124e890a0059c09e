package io.vaultkeeper.document;

import java.util.List;

/** What a document holds, by its shape: each shape is cut into chunks in its own way. */
public sealed interface Body {
    /** A text under headings. */
    record Text(List<Section> sections) implements Body {
        public Text {
            sections = List.copyOf(sections);
        }
    }

    /** What people said to each other, in the order of time. */
    record Conversation(List<Message> messages) implements Body {
        public Conversation {
            messages = List.copyOf(messages);
        }
    }
}
