package io.vaultkeeper.bench;

import io.vaultkeeper.document.Block;
import io.vaultkeeper.document.Texts;
import io.vaultkeeper.source.Source;
import io.vaultkeeper.source.SourceException;
import io.vaultkeeper.source.SourceFile;
import io.vaultkeeper.source.obsidian.ObsidianSettings;
import io.vaultkeeper.source.obsidian.ObsidianSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;

/** Notes parsed, and added to a Lucene index with one field, as one who wants nothing more than words would do it. */
final class BareWords {
    private final Source source;
    private final List<SourceFile> files = new ArrayList<>();

    BareWords(Path vault) throws IOException {
        source = new ObsidianSource(vault, new ObsidianSettings(List.of(), List.of()));
        source.scan(new Source.Scan() {
            @Override
            public void found(SourceFile file) {
                files.add(file);
            }

            @Override
            public void unreadable(String key, String reason) {
                throw new IllegalStateException(key + ": " + reason);
            }
        });
    }

    /** @param arguments the vault, a new folder, and how many threads */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        new BareWords(Path.of(arguments[0])).seconds(Path.of(arguments[1]), Integer.parseInt(arguments[2]));
    }

    /** As a program of its own, from its start to its end, with the daemon's settings of Java. */
    static double secondsOfProgram(Path vault, Path folder, int threads) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("java.class.path");
        Stopwatch watch = Stopwatch.start();
        List<String> words = new ArrayList<>(List.of(java));
        words.addAll(DaemonProcess.javaSettings());
        words.addAll(
                List.of("-cp", classes, BareWords.class.getName(), vault.toString(), folder.toString(), "" + threads));
        Process program = new ProcessBuilder(words).inheritIO().start();
        if (program.waitFor() != 0) {
            throw new IOException("the bare index could not be made; see above");
        }
        return watch.seconds();
    }

    int files() {
        return files.size();
    }

    double seconds(Path folder, int threads) throws IOException, InterruptedException {
        try (FSDirectory directory = FSDirectory.open(folder);
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new StandardAnalyzer()))) {
            Stopwatch watch = Stopwatch.start();
            AtomicInteger next = new AtomicInteger();
            List<Thread> running = Stream.generate(() -> new Thread(() -> take(writer, next)))
                    .limit(threads)
                    .toList();
            running.forEach(Thread::start);
            for (Thread thread : running) {
                thread.join();
            }
            DirectoryReader.open(writer).close();
            return watch.seconds();
        }
    }

    private void take(IndexWriter writer, AtomicInteger next) {
        try {
            for (int i = next.getAndIncrement(); i < files.size(); i = next.getAndIncrement()) {
                List<Document> documents = new ArrayList<>();
                source.read(files.get(i), note -> documents.add(document(note)));
                writer.addDocuments(documents);
            }
        } catch (IOException | SourceException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Document document(io.vaultkeeper.document.Document note) {
        String text = Texts.sections(note).stream()
                .flatMap(section -> section.blocks().stream())
                .map(Block::text)
                .collect(Collectors.joining("\n"));
        Document document = new Document();
        document.add(new TextField("text", text, Field.Store.NO));
        return document;
    }
}
