package io.vaultkeeper.document;

import java.util.List;

/** What is in a document that is known to be a text. */
public final class Texts {
    private Texts() {}

    public static List<Section> sections(Document document) {
        return ((Body.Text) document.body()).sections();
    }
}
