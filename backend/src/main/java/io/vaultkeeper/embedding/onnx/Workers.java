package io.vaultkeeper.embedding.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.vaultkeeper.embedding.EmbeddingException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** A fixed crew for passages, one thread each, and one more worker for queries, which never wait behind passages. */
final class Workers implements AutoCloseable {
    private final OrtSession session;
    private final List<Worker> crew = new ArrayList<>();
    private final Worker forQueries;
    private final ExecutorService threads;

    Workers(OnnxModel model, int size) {
        session = Worker.session(model);
        for (int i = 0; i < size; i++) {
            crew.add(new Worker(model, session));
        }
        forQueries = new Worker(model, session);
        threads = Executors.newFixedThreadPool(size, task -> {
            Thread thread = new Thread(task, "embedding");
            thread.setDaemon(true);
            return thread;
        });
    }

    List<float[]> passages(List<String> texts) {
        float[][] vectors = new float[texts.size()][];
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> running = new ArrayList<>();
        for (Worker worker : crew.subList(0, Math.min(crew.size(), texts.size()))) {
            running.add(threads.submit(() -> {
                for (int i = next.getAndIncrement(); i < vectors.length; i = next.getAndIncrement()) {
                    vectors[i] = worker.vector(texts.get(i));
                }
            }));
        }
        running.forEach(Workers::await);
        return List.of(vectors);
    }

    synchronized float[] query(String text) {
        return forQueries.vector(text);
    }

    private static void await(Future<?> future) {
        try {
            future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddingException("Embedding was interrupted.", e);
        } catch (ExecutionException e) {
            throw new EmbeddingException("The built-in embedding model failed on a text.", e);
        }
    }

    @Override
    public void close() {
        threads.shutdown();
        try {
            if (threads.awaitTermination(30, java.util.concurrent.TimeUnit.SECONDS)) {
                session.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (OrtException e) {
            throw new EmbeddingException("The embedding model could not be closed.", e);
        }
    }
}
