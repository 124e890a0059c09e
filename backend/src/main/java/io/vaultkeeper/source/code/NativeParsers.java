package io.vaultkeeper.source.code;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.treesitter.TSInputEncoding;
import org.treesitter.TSLanguage;
import org.treesitter.TSParser;
import org.treesitter.TSTree;

/**
 * tree-sitter's parsers. Their native libraries are kept in a folder of ours: left alone they would be unpacked into the temporary folder at
 * every start.
 */
final class NativeParsers {
    private static final Logger LOG = LoggerFactory.getLogger(NativeParsers.class);

    /** Where the library looks for what is unpacked already. */
    private static final String FOLDER_PROPERTY = "tree-sitter-lib";

    /** A megabyte takes a tenth of this; hostile nesting can take for ever. */
    private static final Duration LONGEST_PARSE = Duration.ofSeconds(5);

    private static final int BUFFER_BYTES = 64 * 1024;

    private final Path folder;
    private final Map<Grammar, Optional<TSLanguage>> languages = new EnumMap<>(Grammar.class);

    NativeParsers(Path folder) {
        this.folder = folder;
    }

    /** Reads a tree; it must be open only while this runs. */
    interface TreeReader<T> {
        T read(TSTree tree);
    }

    /** Empty where this machine has no such parser, or it did not come to an end in time. */
    <T> Optional<T> parse(Grammar grammar, String text, TreeReader<T> reader) {
        TSLanguage language = language(grammar);
        if (language == null) {
            return Optional.empty();
        }
        try (TSParser parser = new TSParser()) {
            parser.setLanguage(language);
            try (TSTree tree = parse(parser, text.getBytes(StandardCharsets.UTF_8))) {
                return tree == null ? Optional.empty() : Optional.of(reader.read(tree));
            }
        }
    }

    private static @Nullable TSTree parse(TSParser parser, byte[] text) {
        long deadline = System.nanoTime() + LONGEST_PARSE.toNanos();
        return parser.parseWithOptions(
                new byte[BUFFER_BYTES],
                null,
                (buffer, offset, point) -> {
                    int count = Math.max(0, Math.min(buffer.length, text.length - offset));
                    System.arraycopy(text, Math.min(offset, text.length), buffer, 0, count);
                    return count;
                },
                TSInputEncoding.TSInputEncodingUTF8,
                state -> System.nanoTime() - deadline > 0);
    }

    private synchronized @Nullable TSLanguage language(Grammar grammar) {
        return languages.computeIfAbsent(grammar, this::load).orElse(null);
    }

    private Optional<TSLanguage> load(Grammar grammar) {
        try {
            System.setProperty(FOLDER_PROPERTY, folder.toString());
            unpack("tree-sitter");
            unpack(grammar.library());
            return Optional.of(grammar.language());
        } catch (IOException | RuntimeException | LinkageError e) {
            LOG.warn("event=no-parser language={} reason={}", grammar, e.toString());
            return Optional.empty();
        }
    }

    private void unpack(String library) throws IOException {
        String name = "lib/" + platform() + "-" + System.mapLibraryName(library).replaceFirst("^lib", "");
        Path target = folder.resolve(name);
        try (InputStream packed = NativeParsers.class.getResourceAsStream("/" + name)) {
            if (packed == null) {
                throw new IOException("no parser for " + platform());
            }
            byte[] content = packed.readAllBytes();
            if (Files.exists(target) && Files.size(target) == content.length) {
                return;
            }
            Files.createDirectories(target.getParent());
            // Another daemon may be loading the file: it must never see half of it.
            Path fresh = Files.createTempFile(target.getParent(), library, ".part");
            Files.write(fresh, content);
            Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static String platform() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String os = system.contains("mac") ? "macos" : system.contains("windows") ? "windows" : "linux-gnu";
        return (processor.contains("aarch64") ? "aarch64" : "x86_64") + "-" + os;
    }
}
