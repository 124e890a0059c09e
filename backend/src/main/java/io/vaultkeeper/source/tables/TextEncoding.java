package io.vaultkeeper.source.tables;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens a text whose encoding nobody told. */
final class TextEncoding {
    private static final int SAMPLE_BYTES = 64 * 1024;
    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private TextEncoding() {}

    static Reader open(Path file) throws IOException {
        Charset charset;
        try (InputStream bytes = Files.newInputStream(file)) {
            charset = of(bytes.readNBytes(SAMPLE_BYTES));
        }
        BufferedReader reader = new BufferedReader(new InputStreamReader(Files.newInputStream(file), charset));
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        return reader;
    }

    private static Charset of(byte[] sample) {
        int first = sample.length < 2 ? 0 : ((sample[0] & 0xFF) << 8) | (sample[1] & 0xFF);
        if (first == 0xFEFF || (first > 0 && first < 0x100)) {
            return StandardCharsets.UTF_16BE;
        }
        if (first == 0xFFFE || (first != 0 && (first & 0xFF) == 0)) {
            return StandardCharsets.UTF_16LE;
        }
        return isUtf8(sample) ? StandardCharsets.UTF_8 : WESTERN;
    }

    private static boolean isUtf8(byte[] sample) {
        boolean whole = sample.length < SAMPLE_BYTES; // else the last character may be cut
        return !StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(sample), CharBuffer.allocate(sample.length), whole)
                .isError();
    }
}
