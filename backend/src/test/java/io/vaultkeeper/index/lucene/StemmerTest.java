package io.vaultkeeper.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StemmerTest {
    /** One or more for each rule that leaves a stem with which the word does not begin, and for those that cut. */
    private static final String WORDS =
            "gardener's notes ponies caresses agreed plastered motoring conflated troubling sizing hopping tanned falling hissing filing hoping"
                    + " happy happily relational conditional rationally valency hesitancy digitizer radically differently analogously vietnamization"
                    + " operator feudalism decisiveness hopefulness callousness formality sensitivity sensibility possibly theology triplicate formative"
                    + " electricity goodness revival allowance inference airliner gyroscopic adjustable defensible irritant replacement adjustment adoption"
                    + " communism activate angularity homologous effective bowdlerize probate rate cease controlled rolling may days day's tried making names"
                    + " 1990s café's über";

    private static final String OF_SHORT_STEMS =
            "use uses used using useful usefulness ads ad's adding added going doing beings being aging ids tied dies eyes one's ices gas his was";

    private final Stemmer stemmer = new Stemmer();

    @Test
    void takesEnglishEndingsOff() {
        assertThat(List.of("gardener's", "zurich", "notes", "ecrites", "lately").stream()
                        .map(stemmer::stem))
                .containsExactly("garden", "zurich", "note", "ecrit", "late");
    }

    @Test
    void aWordOfALongerStemBeginsAsSaid() {
        List<String> astray = new ArrayList<>();
        for (String word : WORDS.split(" ")) {
            if (Stemmer.beginnings(stemmer.stem(word)).stream().noneMatch(word::startsWith)) {
                astray.add(word + " → " + stemmer.stem(word));
            }
        }
        assertThat(astray).isEmpty();
    }

    @Test
    void aWordOfAShortStemIsOneOfThoseSaid() {
        for (String word : OF_SHORT_STEMS.split(" ")) {
            assertThat(Stemmer.wordsOfShort(stemmer.stem(word)))
                    .as("%s of %s", word, stemmer.stem(word))
                    .contains(word);
            assertThat(Stemmer.beginnings(stemmer.stem(word))).isEmpty();
        }
    }
}
