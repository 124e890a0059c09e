package io.vaultkeeper.source.whatsapp;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Decodes UTF-8 as long as it is that. Where the first bytes beyond ASCII are none, the text is in Windows' own charset; in one that
 * held signs in UTF-8 before, they are damage, and become U+FFFD.
 */
final class Utf8OrWindows extends CharsetDecoder {
    private static final int LAST_OF_ASCII = 0x7F;

    private CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private boolean decided;

    Utf8OrWindows() {
        super(StandardCharsets.UTF_8, 1, 1);
        onMalformedInput(CodingErrorAction.REPLACE);
        onUnmappableCharacter(CodingErrorAction.REPLACE);
    }

    @Override
    protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
        int start = out.position();
        CoderResult result = decoder.decode(in, out, false);
        for (int i = start; i < out.position() && !decided; i++) {
            decided = out.get(i) > LAST_OF_ASCII;
        }
        if (!result.isMalformed() || decided) {
            return result;
        }
        decided = true;
        decoder = Decoding.WINDOWS.newDecoder();
        return decoder.decode(in, out, false);
    }
}
