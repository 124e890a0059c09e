package io.vaultkeeper.source.collections;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** From a file's bytes to characters, however large it is: by its byte order mark, else UTF-8, else windows-1252. */
final class Characters {
    private static final Charset FALLBACK = Charset.forName("windows-1252");
    private static final int BUFFER = 1 << 16;

    private Characters() {}

    static BufferedReader open(Path file) throws IOException {
        byte[] start = start(file);
        Charset charset = marked(start, 0xFE, 0xFF) || marked(start, 0xFF, 0xFE)
                ? StandardCharsets.UTF_16
                : isUtf8(file) ? StandardCharsets.UTF_8 : FALLBACK;
        BufferedReader reader = new BufferedReader(new InputStreamReader(Files.newInputStream(file), charset), BUFFER);
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
        return reader;
    }

    private static byte[] start(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(2);
        }
    }

    private static boolean marked(byte[] start, int first, int second) {
        return start.length == 2 && (start[0] & 0xFF) == first && (start[1] & 0xFF) == second;
    }

    /** Reads all of it once: a single umlaut at the end decides. */
    private static boolean isUtf8(Path file) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
        CharBuffer characters = CharBuffer.allocate(BUFFER);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            int read = 0;
            while (read >= 0) {
                read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                bytes.limit(bytes.position() + Math.max(0, read)).position(0);
                if (decoder.decode(bytes, characters.clear(), read < 0).isError()) {
                    return false;
                }
                bytes.compact();
            }
        }
        return true;
    }
}
