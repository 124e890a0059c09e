package io.vaultkeeper.source.documents;

import io.vaultkeeper.document.Block;
import io.vaultkeeper.document.Body;
import io.vaultkeeper.document.ContentHash;
import io.vaultkeeper.document.Document;
import io.vaultkeeper.document.DocumentId;
import io.vaultkeeper.document.Provenance;
import io.vaultkeeper.document.Section;
import io.vaultkeeper.document.TimeSpan;
import io.vaultkeeper.document.TimeSpan.Basis;
import io.vaultkeeper.source.SourceFile;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives what was read its id, its title and its address.
 *
 * @param vaultName where the files lie in this vault; null elsewhere
 */
record DocumentNaming(String source, @Nullable String vaultName) {
    static DocumentNaming files(String source) {
        return new DocumentNaming(source, null);
    }

    static DocumentNaming inVault(String source, String vaultName) {
        return new DocumentNaming(source, vaultName);
    }

    Document document(SourceFile file, Content content) {
        String key = content.part().isEmpty() ? file.key() : file.key() + "#" + content.part();
        TimeSpan own = content.time();
        Instant modified = Instant.EPOCH.plusNanos(file.fingerprint().modified());
        String title = Titles.of(content.title(), file.path().getFileName().toString());
        Provenance provenance = new Provenance(
                new DocumentId(source, key),
                vaultName == null ? null : file.key(),
                title,
                List.of(),
                List.of(),
                content.participants(),
                own == null ? new TimeSpan(modified, null, Basis.FILE) : own,
                uri(file));
        return new Document(provenance, new Body.Text(content.sections()), hash(content));
    }

    private String uri(SourceFile file) {
        return vaultName == null
                ? file.path().toUri().toASCIIString()
                : "obsidian://open?vault=" + encode(vaultName) + "&file=" + encode(file.key());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static ContentHash hash(Content content) {
        List<String> parts = new ArrayList<>();
        parts.add(String.valueOf(content.title()));
        parts.add(String.valueOf(content.time()));
        for (Section section : content.sections()) {
            parts.addAll(section.headings());
            section.blocks().stream().map(Block::text).forEach(parts::add);
        }
        return ContentHash.of(parts.toArray(String[]::new));
    }
}
