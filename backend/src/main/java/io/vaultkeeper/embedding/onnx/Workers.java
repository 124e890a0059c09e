package io.vaultkeeper.embedding.onnx;

import io.vaultkeeper.embedding.EmbeddingException;
import io.vaultkeeper.embedding.EmbeddingSpace;
import io.vaultkeeper.embedding.UnitVector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** A fixed crew of threads for passages; queries never wait behind them, since whoever asks does the work. */
final class Workers implements AutoCloseable {
    private final Encoder encoder;
    private final EmbeddingSpace space;
    private final int size;
    private final ExecutorService threads;
    private final ReadWriteLock inUse = new ReentrantReadWriteLock();
    private boolean closed;

    Workers(OnnxModel model, int size) {
        encoder = Encoder.open(model);
        space = model.space();
        this.size = size;
        threads = Executors.newFixedThreadPool(size, task -> {
            Thread thread = new Thread(task, "embedding");
            thread.setDaemon(true);
            return thread;
        });
    }

    List<float[]> passages(List<String> texts) {
        return whileOpen(() -> {
            float[][] vectors = new float[texts.size()][];
            int[] order = longestFirst(texts);
            AtomicInteger next = new AtomicInteger();
            List<Future<?>> running = new ArrayList<>();
            for (int worker = 0; worker < Math.min(size, texts.size()); worker++) {
                running.add(threads.submit(() -> {
                    for (int i = next.getAndIncrement(); i < vectors.length; i = next.getAndIncrement()) {
                        vectors[order[i]] = vector(texts.get(order[i]));
                    }
                }));
            }
            awaitAll(running);
            return List.of(vectors);
        });
    }

    /** So that all workers end at about the same time: what is left at the end is short. */
    private static int[] longestFirst(List<String> texts) {
        return IntStream.range(0, texts.size())
                .boxed()
                .sorted(Comparator.comparingInt((Integer i) -> -texts.get(i).length()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    float[] query(String text) {
        return whileOpen(() -> vector(text));
    }

    private float[] vector(String text) {
        return UnitVector.of(encoder.vector(text), space);
    }

    /** The runtime ends the process where a session is closed under a call. */
    private <T> T whileOpen(Supplier<T> call) {
        inUse.readLock().lock();
        try {
            if (closed) {
                throw new EmbeddingException("The embedding model is closed.");
            }
            return call.get();
        } finally {
            inUse.readLock().unlock();
        }
    }

    /** Also where one fails: none may be at work when this returns. */
    private static void awaitAll(List<Future<?>> running) {
        EmbeddingException failure = null;
        for (Future<?> worker : running) {
            try {
                uninterrupted(worker);
            } catch (ExecutionException e) {
                failure = e.getCause() instanceof EmbeddingException told
                        ? told
                        : new EmbeddingException("The embedding model failed on a text.", e);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static void uninterrupted(Future<?> worker) throws ExecutionException {
        boolean interrupted = false;
        while (true) {
            try {
                worker.get();
                break;
            } catch (InterruptedException e) {
                interrupted = true; // a text takes some hundredths of a second
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when no call is under way any more. */
    @Override
    public void close() {
        inUse.writeLock().lock();
        try {
            closed = true;
            threads.shutdown();
            encoder.close();
        } finally {
            inUse.writeLock().unlock();
        }
    }
}
