package io.vaultkeeper.index.lucene;

import io.vaultkeeper.document.ContentHash;
import io.vaultkeeper.document.DocumentId;
import io.vaultkeeper.index.LedgerEntry;
import io.vaultkeeper.source.Fingerprint;
import io.vaultkeeper.source.Omission;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** A ledger entry as a Lucene document, and back. */
final class LedgerDocument {
    private LedgerDocument() {}

    static Document of(LedgerEntry entry) throws IOException {
        Document document = new Document();
        boolean indexed = entry.failure() == null && entry.hash() != null;
        document.add(new StringField(FieldName.KIND, (indexed ? Kind.INDEXED : Kind.LEFT_OUT).name(), Store.NO));
        document.add(new StringField(FieldName.DOCUMENT, DocumentTerm.of(entry.document()), Store.NO));
        document.add(new StringField(FieldName.SOURCE, entry.document().source(), Store.NO));
        document.add(new BinaryDocValuesField(FieldName.ENTRY, write(entry)));
        WordFields.addEmpty(document);
        return document;
    }

    /** Every entry that is not deleted. */
    static List<LedgerEntry> all(IndexReader reader) throws IOException {
        List<LedgerEntry> entries = new ArrayList<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            BinaryDocValues column = DocValues.getBinary(leaf.reader(), FieldName.ENTRY);
            Bits live = leaf.reader().getLiveDocs();
            for (int i = column.nextDoc(); i != DocIdSetIterator.NO_MORE_DOCS; i = column.nextDoc()) {
                if (live == null || live.get(i)) {
                    entries.add(read(column.binaryValue()));
                }
            }
        }
        return entries;
    }

    private static LedgerEntry read(BytesRef bytes) throws IOException {
        ByteArrayDataInput in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
        DocumentId document = DocumentId.parse(in.readString());
        String file = in.readString();
        Fingerprint fingerprint =
                new Fingerprint(in.readLong(), in.readLong(), in.readLong(), in.readByte() == 1, in.readLong());
        String hash = readNullable(in);
        return new LedgerEntry(
                document,
                file,
                fingerprint,
                hash == null ? null : new ContentHash(hash),
                in.readInt(),
                readNullable(in),
                in.eof() ? List.of() : readOmissions(in));
    }

    private static List<Omission> readOmissions(DataInput in) throws IOException {
        Omission[] omissions = new Omission[in.readVInt()];
        for (int i = 0; i < omissions.length; i++) {
            omissions[i] = new Omission(in.readString(), in.readVInt(), readTexts(in));
        }
        return List.of(omissions);
    }

    private static List<String> readTexts(DataInput in) throws IOException {
        String[] texts = new String[in.readVInt()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = in.readString();
        }
        return List.of(texts);
    }

    private static BytesRef write(LedgerEntry entry) throws IOException {
        ByteBuffersDataOutput out = new ByteBuffersDataOutput();
        out.writeString(entry.document().toString());
        out.writeString(entry.file());
        out.writeLong(entry.fingerprint().size());
        out.writeLong(entry.fingerprint().modified());
        out.writeLong(entry.fingerprint().changed());
        out.writeByte((byte) (entry.fingerprint().settled() ? 1 : 0));
        out.writeLong(entry.fingerprint().settings());
        writeNullable(out, entry.hash() == null ? null : entry.hash().hex());
        out.writeInt(entry.chunks());
        writeNullable(out, entry.failure());
        out.writeVInt(entry.omissions().size());
        for (Omission omission : entry.omissions()) {
            write(out, omission);
        }
        return new BytesRef(out.toArrayCopy());
    }

    private static void write(DataOutput out, Omission omission) throws IOException {
        out.writeString(omission.what());
        out.writeVInt(omission.count());
        out.writeVInt(omission.examples().size());
        for (String example : omission.examples()) {
            out.writeString(example);
        }
    }

    private static void writeNullable(DataOutput out, @Nullable String text) throws IOException {
        out.writeByte((byte) (text == null ? 0 : 1));
        if (text != null) {
            out.writeString(text);
        }
    }

    private static @Nullable String readNullable(DataInput in) throws IOException {
        return in.readByte() == 0 ? null : in.readString();
    }
}
