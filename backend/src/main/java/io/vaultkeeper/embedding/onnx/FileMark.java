package io.vaultkeeper.embedding.onnx;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * Tells a model's files from others by their sizes and by samples of their content, so that gigabytes are not read at each start.
 * A copy has the same mark; other weights, even in the same layout, another.
 */
final class FileMark {
    private static final int SAMPLES = 64;
    private static final int SAMPLE_BYTES = 4096;
    private static final int HEX_DIGITS = 16;

    private FileMark() {}

    /** @param weights with the files beside it whose names begin with its own, where larger models have their numbers */
    static String of(Path weights, Path tokenizer) throws IOException {
        List<Path> files = new ArrayList<>(List.of(tokenizer));
        String name = Objects.requireNonNull(weights.getFileName()).toString();
        try (DirectoryStream<Path> beside = Files.newDirectoryStream(
                Objects.requireNonNull(weights.toAbsolutePath().getParent()),
                file -> file.getFileName().toString().startsWith(name))) {
            beside.forEach(files::add);
        }
        files.sort(Comparator.comparing(file -> file.getFileName().toString()));
        MessageDigest digest = sha256();
        for (Path file : files) {
            add(file, digest);
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, HEX_DIGITS);
    }

    private static void add(Path file, MessageDigest digest) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            digest.update((file.getFileName() + ":" + size).getBytes(StandardCharsets.UTF_8));
            long last = Math.max(0, size - SAMPLE_BYTES);
            for (int i = 0; i < SAMPLES; i++) {
                ByteBuffer sample = ByteBuffer.allocate(SAMPLE_BYTES);
                int unused = channel.read(sample, last * i / (SAMPLES - 1));
                digest.update(sample.flip());
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
