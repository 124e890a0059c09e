package io.vaultkeeper.source.whatsapp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The charset of a file that does not name it: by its byte order mark, else by where its zero bytes are, else UTF-8. */
final class Decoding {
    /** What older programs for Windows write. */
    static final Charset WINDOWS = Charset.forName("windows-1252");

    private static final int LOOKED_AT = 4;

    private Decoding() {}

    /** At the end of a text, so that a sign of several bytes that is cut off there is known to be none. */
    private static final byte[] LINE_END = {'\n'};

    /** Reads the stream from its beginning; what is no UTF-8 is taken for Windows' own charset, what fits no charset becomes U+FFFD. */
    static Reader reader(InputStream stream) throws IOException {
        byte[] head = stream.readNBytes(LOOKED_AT);
        int mark = markLength(head);
        InputStream rest = new ByteArrayInputStream(head, mark, head.length - mark);
        InputStream whole = new SequenceInputStream(rest, stream);
        Charset charset = charset(head);
        if (mark > 0 || !charset.equals(StandardCharsets.UTF_8)) {
            return new InputStreamReader(whole, charset);
        }
        InputStream ended = new SequenceInputStream(whole, new ByteArrayInputStream(LINE_END));
        return new InputStreamReader(ended, new Utf8OrWindows());
    }

    /** The whole text; what is no UTF-8 is taken for Windows' own charset. */
    static String text(byte[] bytes) {
        Charset charset = charset(bytes);
        int mark = markLength(bytes);
        ByteBuffer content = ByteBuffer.wrap(bytes, mark, bytes.length - mark);
        try {
            return charset.newDecoder().decode(content.duplicate()).toString();
        } catch (CharacterCodingException e) {
            Charset fallback = charset.equals(StandardCharsets.UTF_8) ? WINDOWS : charset;
            return fallback.decode(content).toString();
        }
    }

    private static Charset charset(byte[] head) {
        if (starts(head, 0xFE, 0xFF) || (head.length > 1 && head[0] == 0 && head[1] != 0)) {
            return StandardCharsets.UTF_16BE;
        }
        if (starts(head, 0xFF, 0xFE) || (head.length > 1 && head[0] != 0 && head[1] == 0)) {
            return StandardCharsets.UTF_16LE;
        }
        return StandardCharsets.UTF_8;
    }

    private static int markLength(byte[] head) {
        if (starts(head, 0xFE, 0xFF) || starts(head, 0xFF, 0xFE)) {
            return 2;
        }
        return starts(head, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    }

    private static boolean starts(byte[] head, int... bytes) {
        if (head.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
