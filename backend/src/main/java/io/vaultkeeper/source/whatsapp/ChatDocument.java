package io.vaultkeeper.source.whatsapp;

import io.vaultkeeper.document.Body;
import io.vaultkeeper.document.ContentHash;
import io.vaultkeeper.document.Document;
import io.vaultkeeper.document.DocumentId;
import io.vaultkeeper.document.Message;
import io.vaultkeeper.document.Provenance;
import io.vaultkeeper.document.TimeSpan;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Makes a document of an exported chat. */
final class ChatDocument {
    private ChatDocument() {}

    /** @param chat of at least one message */
    static Document of(ExportedChat chat, Names names, DocumentId id) {
        String title = names.of(chat);
        List<Message> messages = chat.messages().stream()
                .map(said -> new Message(said.id(), said.time(), names.of(said, title), said.text()))
                .sorted(Comparator.comparing(Message::time))
                .toList();
        String number = Names.number(chat);
        TimeSpan time = new TimeSpan(
                messages.get(0).time(), messages.get(messages.size() - 1).time(), TimeSpan.Basis.MESSAGES);
        Provenance provenance = new Provenance(
                id,
                null,
                title,
                List.of(),
                List.of(),
                messages.stream().map(Message::sender).distinct().toList(),
                time,
                number == null ? null : "whatsapp://send?phone=" + number);
        return new Document(provenance, new Body.Conversation(messages), hash(title, messages));
    }

    private static ContentHash hash(String title, List<Message> messages) {
        return ContentHash.of(Stream.concat(
                        Stream.of(title),
                        messages.stream()
                                .flatMap(said ->
                                        Stream.of(said.id(), said.time().toString(), said.sender(), said.text())))
                .toArray(String[]::new));
    }
}
