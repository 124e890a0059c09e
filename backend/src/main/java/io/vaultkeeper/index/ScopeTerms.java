package io.vaultkeeper.index;

import io.vaultkeeper.document.ContentHash;
import io.vaultkeeper.document.DocumentId;
import io.vaultkeeper.document.Provenance;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The terms by which chunks are scoped, made in one way for what is indexed and for what is asked. Names are compared in
 * Unicode's composed form, since file systems differ in theirs.
 */
public final class ScopeTerms {
    /** Every chunk that has a path is in this folder. */
    private static final String VAULT = "";

    /** PostgreSQL indexes terms of up to 2,700 bytes, Lucene longer ones, and a char has at most three in UTF-8. */
    private static final int LONGEST_TERM = 800;

    private static final Pattern ACCENTS = Pattern.compile("\\p{Mn}+");
    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern BLANKS = Pattern.compile(" ");

    private ScopeTerms() {}

    public static String document(DocumentId document) {
        return term(document.toString());
    }

    /** The folders a file is in, from the vault's root down. */
    public static Set<String> foldersOf(String path) {
        Set<String> folders = new LinkedHashSet<>(List.of(VAULT));
        String name = composed(path);
        for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
            folders.add(cut(name.substring(0, slash)));
        }
        return folders;
    }

    /** @param asked as in the vault, or as shells complete it: {@code ./Games/} */
    public static String folder(String asked) {
        String below = asked.equals(".") || asked.startsWith("./") ? asked.substring(1) : asked;
        return term(withoutOuterSlashes(below));
    }

    /** A tag and those it is nested in. */
    public static Set<String> tagsOf(String tag) {
        String whole = tag(tag);
        Set<String> tags = new LinkedHashSet<>();
        for (int slash = whole.indexOf('/'); slash >= 0; slash = whole.indexOf('/', slash + 1)) {
            tags.add(whole.substring(0, slash));
        }
        tags.add(whole);
        return tags;
    }

    public static String tag(String asked) {
        String name = asked.strip();
        return term(withoutOuterSlashes(name.startsWith("#") ? name.substring(1) : name))
                .toLowerCase(Locale.ROOT);
    }

    /** By what the people of a conversation are found: their names and the conversation's, whole and by their words. */
    public static Set<String> participantsOf(Provenance provenance) {
        if (provenance.participants().isEmpty()) {
            return Set.of();
        }
        Set<String> terms = new LinkedHashSet<>();
        Stream.concat(provenance.participants().stream(), Stream.of(provenance.title()))
                .forEach(name -> {
                    terms.add(participant(name));
                    BLANKS.splitAsStream(folded(name)).map(ScopeTerms::cut).forEach(terms::add);
                });
        terms.remove("");
        return terms;
    }

    public static String participant(String asked) {
        return cut(folded(asked));
    }

    /** Letters and digits alone, in lower case and without accents, one blank between words. */
    private static String folded(String name) {
        String bare = ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
                .replaceAll("");
        return NEITHER_LETTER_NOR_DIGIT
                .matcher(bare.toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
    }

    /** The second since the epoch at which the scope's first day starts, in the system's time zone. */
    public static long firstSecond(Scope scope) {
        LocalDate from = scope.from();
        return from == null
                ? Long.MIN_VALUE
                : from.atStartOfDay(ZoneId.systemDefault()).toEpochSecond();
    }

    /** The last second of the scope's last day. */
    public static long lastSecond(Scope scope) {
        LocalDate to = scope.to();
        return to == null
                ? Long.MAX_VALUE
                : to.atTime(LocalTime.MAX).atZone(ZoneId.systemDefault()).toEpochSecond();
    }

    private static String withoutOuterSlashes(String name) {
        int start = 0;
        int end = name.length();
        while (start < end && name.charAt(start) == '/') {
            start++;
        }
        while (end > start && name.charAt(end - 1) == '/') {
            end--;
        }
        return name.substring(start, end);
    }

    private static String term(String name) {
        return cut(composed(name));
    }

    private static String composed(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }

    /** Stands for a longer term by its beginning and a hash. */
    private static String cut(String term) {
        return term.length() <= LONGEST_TERM
                ? term
                : term.substring(0, LONGEST_TERM / 2) + ContentHash.of(term).hex();
    }
}
