package io.vaultkeeper;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The layout, held as a test. A package imports only packages of lower levels; its sub-packages are implementations. */
class ArchitectureTest {
    private static final String ROOT = "io.vaultkeeper.";
    private static final JavaClasses CLASSES =
            new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests())).importPackages("io.vaultkeeper");

    private static final Map<String, Integer> LEVELS = Map.ofEntries(
            Map.entry("cli", 9),
            Map.entry("daemon", 8),
            Map.entry("config", 7),
            Map.entry("http", 6),
            Map.entry("mcp", 6),
            Map.entry("eval", 6),
            Map.entry("chat", 5),
            Map.entry("insight", 5),
            Map.entry("generation", 5),
            Map.entry("ingest", 4),
            Map.entry("retrieval", 4),
            Map.entry("index", 3),
            Map.entry("embedding", 2),
            Map.entry("chunking", 1),
            Map.entry("source", 1),
            Map.entry("llm", 0),
            Map.entry("watch", 0),
            Map.entry("plugin", 0),
            Map.entry("document", 0));

    /** Only these packages may use the library. */
    private static final Map<String, List<String>> LIBRARIES = Map.ofEntries(
            Map.entry("io.javalin..", List.of("http..")),
            Map.entry("org.eclipse.jetty..", List.of("http..")),
            Map.entry("io.modelcontextprotocol..", List.of("mcp..")),
            Map.entry("reactor..", List.of("mcp..")),
            Map.entry("picocli..", List.of("cli..")),
            Map.entry("me.tongfei.progressbar..", List.of("cli..")),
            Map.entry("org.jline..", List.of("cli..")),
            Map.entry("org.apache.lucene..", List.of("index.lucene..")),
            Map.entry("java.sql..", List.of("index.pgvector..")),
            Map.entry("javax.sql..", List.of("index.pgvector..")),
            Map.entry("org.postgresql..", List.of("index.pgvector..")),
            Map.entry("com.zaxxer..", List.of("index.pgvector..")),
            Map.entry(
                    "dev.langchain4j..",
                    List.of("embedding..", "llm..", "index.pgvector..", "source..", "retrieval.onnx..")),
            Map.entry("ai.onnxruntime..", List.of("embedding.onnx..", "retrieval.onnx..")),
            Map.entry("ai.djl..", List.of("embedding.onnx..")),
            Map.entry("org.commonmark..", List.of("source.documents..")),
            Map.entry("org.jsoup..", List.of("source.documents..")),
            Map.entry("org.apache.pdfbox..", List.of("source.documents..")),
            Map.entry("org.apache.poi..", List.of("source.documents..")),
            Map.entry("org.apache.james..", List.of("source.documents..")),
            Map.entry("biweekly..", List.of("source.documents..")),
            Map.entry("org.apache.commons.csv..", List.of("source..")),
            Map.entry("org.treesitter..", List.of("source.code..")),
            Map.entry("com.google.i18n.phonenumbers..", List.of("source.whatsapp..")),
            Map.entry("ezvcard..", List.of("source.whatsapp..")),
            Map.entry("io.methvin..", List.of("watch..")));

    @Test
    void aPackageImportsOnlyPackagesBelowIt() {
        Set<String> faults = new TreeSet<>();
        for (JavaClass from : CLASSES) {
            for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                JavaClass to = dependency.getTargetClass();
                if (ours(to) && !mayImport(feature(from), feature(to))) {
                    faults.add(from.getName() + " imports " + to.getName());
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void everyPackageHasALevel() {
        assertThat(CLASSES.stream().map(ArchitectureTest::feature).distinct()).isSubsetOf(LEVELS.keySet());
    }

    @Test
    void onlyTheDaemonKnowsImplementations() {
        Set<String> faults = new TreeSet<>();
        for (JavaClass from : CLASSES) {
            for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                JavaClass to = dependency.getTargetClass();
                boolean implementation =
                        ours(to) && to.getPackageName().substring(ROOT.length()).contains(".");
                boolean own = from.getPackageName().startsWith(to.getPackageName());
                boolean wiring = List.of("daemon", "config").contains(feature(from));
                if (implementation && !own && !wiring) {
                    faults.add(from.getName() + " imports " + to.getName());
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void noPackageCycles() {
        slices().matching(ROOT + "(**)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void aLibraryStaysInItsPackage() {
        LIBRARIES.forEach((library, users) -> noClasses()
                .that()
                .resideOutsideOfPackages(users.stream().map(user -> ROOT + user).toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(library)
                .check(CLASSES));
    }

    @Test
    void onlyTheCommandLinePrints() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "cli..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }

    @Test
    void packagesAreNamedForWhatTheyHold() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..common..", "..helper..", "..manager..", "..service..", "..impl..")
                .check(CLASSES);
        noClasses()
                .should(com.tngtech.archunit.lang.conditions.ArchConditions.be(
                        new DescribedPredicate<JavaClass>("in a path with one word twice") {
                            @Override
                            public boolean test(JavaClass type) {
                                List<String> words =
                                        List.of(type.getPackageName().split("\\."));
                                return Set.copyOf(words).size() < words.size();
                            }
                        }))
                .check(CLASSES);
    }

    private static boolean ours(JavaClass type) {
        return type.getPackageName().startsWith(ROOT);
    }

    private static String feature(JavaClass type) {
        String path = type.getPackageName().substring(ROOT.length());
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }

    private static boolean mayImport(String from, String to) {
        return from.equals(to) || LEVELS.get(from) > LEVELS.get(to);
    }
}
