package io.vaultkeeper.source.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vaultkeeper.source.Omission;
import io.vaultkeeper.source.SourceException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OldWordTest {
    private static final short WORD_97 = 0xC1;
    private static final short WORD_95 = 0x68;

    private static final String TEXT = "The ferry leaves at nine.\r";
    private static final String FOOTNOTE = "\2Not in winter.\r\r";
    private static final String ENDNOTE = "\2See the timetable.\r\r";
    private static final String BOX = "Bring \23 AUTHOR \24Rita\25\r\r";

    @TempDir
    private Path folder;

    @Test
    void notesAndBoxesFollowTheText() throws Exception {
        Path file = write(WORD_97, TEXT, FOOTNOTE, ENDNOTE, BOX, BOX.length());
        ReadFile read = ReadFile.of(file);
        assertThat(ReadFile.text(read.only()))
                .isEqualTo("The ferry leaves at nine.\nBring Rita\nNot in winter.\nSee the timetable.");
        assertThat(read.omissions()).isEmpty();
    }

    @Test
    void aDamagedNoteCostsItselfAlone() throws Exception {
        Path file = write(WORD_97, TEXT, FOOTNOTE, ENDNOTE, BOX, -1000);
        ReadFile read = ReadFile.of(file);
        assertThat(ReadFile.text(read.only()))
                .isEqualTo("The ferry leaves at nine.\nNot in winter.\nSee the timetable.");
        assertThat(read.omissions()).containsExactly(new Omission("damaged parts", 1, List.of("text boxes")));
    }

    @Test
    void aFileOfAnOlderWordIsTold() throws Exception {
        Path file = write(WORD_95, TEXT, "", "", "", 0);
        assertThatThrownBy(() -> ReadFile.of(file))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("Word 95");
    }

    /**
     * The least that is a file of Word's: its text in one piece, and no formats ([MS-DOC], sections 2.5.1 Fib, 2.5.4 FibRgLw97, 2.5.6
     * FibRgFcLcb97, 2.9.38 Clx).
     */
    private Path write(short version, String text, String footnotes, String endnotes, String boxes, int lengthOfBoxes)
            throws IOException {
        byte[] all = (text + footnotes + endnotes + boxes).getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer main = ByteBuffer.allocate(4096 + all.length).order(ByteOrder.LITTLE_ENDIAN);
        main.putShort(0, (short) 0xA5EC).putShort(2, version);
        main.putShort(32, (short) 14).putShort(62, (short) 22).putShort(152, (short) 93);
        main.putInt(76, text.length()).putInt(80, footnotes.length());
        main.putInt(96, endnotes.length()).putInt(100, lengthOfBoxes);
        main.put(4096, all);
        int styles = 600;
        int pieces = 700;
        main.putInt(406, 500); // the document's properties, all of them zero
        main.putInt(162, styles).putInt(166, 22).putInt(418, pieces).putInt(422, 21);
        ByteBuffer table = ByteBuffer.allocate(2000).order(ByteOrder.LITTLE_ENDIAN);
        table.putShort(styles, (short) 18).putShort(styles + 2, (short) 1);
        table.put(pieces, (byte) 2).putInt(pieces + 1, 16).putInt(pieces + 9, all.length);
        table.putInt(pieces + 15, 4096 * 2 | 1 << 30); // at 4096, a byte each
        Path file = folder.resolve("a.doc");
        try (POIFSFileSystem files = new POIFSFileSystem();
                OutputStream out = Files.newOutputStream(file)) {
            files.createDocument(new ByteArrayInputStream(main.array()), "WordDocument");
            files.createDocument(new ByteArrayInputStream(table.array()), "0Table");
            files.writeFilesystem(out);
        }
        return file;
    }
}
