package io.vaultkeeper.source.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.vaultkeeper.document.Block;
import io.vaultkeeper.document.Body;
import io.vaultkeeper.document.Document;
import io.vaultkeeper.document.Section;
import io.vaultkeeper.source.Omission;
import io.vaultkeeper.source.Source;
import io.vaultkeeper.source.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class CodeSourceTest {
    @TempDir
    private Path temp;

    private Path folder;
    private CodeSource source;
    private final List<Omission> omissions = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        folder = Files.createDirectories(temp.resolve("shop"));
        source = over(folder);
    }

    @Test
    @Timeout(60)
    void aFileThatEndsInManyBlankLinesIsReadInGoodTime() throws IOException {
        Path file = write("A.java", "class A {}" + "\n".repeat(400_000));
        assertThat(read(file)).hasSize(1);
    }

    @Test
    void ofFoldersWithinOneAnotherEachFileIsReadOnce() throws IOException {
        write("lib/A.java", "class A {}\n");
        write("B.java", "class B {}\n");
        assertThat(keys(over(folder, folder.resolve("lib")))).containsExactlyInAnyOrder("shop/B.java", "lib/A.java");
    }

    @Test
    void aFolderMayBeALinkToAnother() throws IOException {
        write("A.java", "class A {}\n");
        Path link = Files.createSymbolicLink(temp.resolve("link"), folder);
        assertThat(keys(over(link))).hasSize(1);
    }

    private static List<String> keys(CodeSource source) throws IOException {
        List<String> found = new ArrayList<>();
        source.scan(new Source.Scan() {
            @Override
            public void found(SourceFile file) {
                found.add(file.key());
            }

            @Override
            public void unreadable(String key, String reason) {
                throw new AssertionError(key + ": " + reason);
            }
        });
        return found;
    }

    private CodeSource over(Path... folders) {
        return new CodeSource(new CodeSettings(List.of(folders), List.of("generated/**")), temp.resolve("native"));
    }

    private Path write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private List<Document> read(Path file) throws IOException {
        List<Document> documents = new ArrayList<>();
        source.read(source.locate(file).orElseThrow(), new Source.Reading() {
            @Override
            public void document(Document document) {
                documents.add(document);
            }

            @Override
            public void leftOut(Omission omission) {
                omissions.add(omission);
            }
        });
        return documents;
    }

    private List<Section> sections(String name, String content) throws IOException {
        return ((Body.Text) read(write(name, content)).get(0).body()).sections();
    }

    /** Each section as its symbol path and its lines. */
    private List<String> outline(String name, String content) throws IOException {
        List<String> outline = new ArrayList<>();
        for (Section section : sections(name, content)) {
            List<Block> blocks = section.blocks();
            outline.add(
                    String.join(" > ", section.headings()) + " " + blocks.get(0).startLine() + "-"
                            + blocks.get(blocks.size() - 1).endLine());
        }
        return outline;
    }

    @Test
    void javaIsCutByClassAndMethod() throws IOException {
        assertThat(outline("PluginRegistry.java", """
                package shop;

                import java.util.List;

                /** Knows plugins. */
                @Deprecated
                public final class PluginRegistry {
                    private final List<String> all;

                    PluginRegistry(List<String> all) {
                        this.all = all;
                    }

                    // In the order of
                    // their names.
                    @Override
                    public List<String> listPlugins() {
                        return new Object() {
                            List<String> inner() {
                                return all;
                            }
                        }.inner();
                    }

                    int size;

                    record Entry(int a) {
                        Entry {
                            check(a);
                        }
                    }
                }
                """))
                .containsExactly(
                        " 1-3",
                        "PluginRegistry > plugin registry 5-8",
                        "PluginRegistry > PluginRegistry > plugin registry 10-12",
                        "PluginRegistry > listPlugins > plugin registry list plugins 14-23",
                        "PluginRegistry > plugin registry 25-25",
                        "PluginRegistry > Entry > plugin registry entry 27-27",
                        "PluginRegistry > Entry > Entry 28-32");
    }

    @Test
    void aPassageIsTheTextOfItsLines() throws IOException {
        List<Section> sections = sections(
                "a.py",
                "\uFEFFimport os\r\n\r\n\r\ndef first(a):\r\n\treturn a\r\n\r\n# second\r\ndef second():\r\n    pass");

        assertThat(sections).hasSize(3);
        assertThat(sections.get(0).blocks().get(0).text()).isEqualTo("import os");
        assertThat(sections.get(1).blocks())
                .containsExactly(new Block(Block.Kind.CODE, "def first(a):\n\treturn a", 4, 5, null));
        assertThat(sections.get(2).blocks().get(0).startLine()).isEqualTo(7);
    }

    @Test
    void otherLanguagesAreCutAsWell() throws IOException {
        assertThat(
                        outline(
                                "a.py",
                                "import a\n\n@dec\ndef f():\n  '''doc'''\n  def g(): pass\n\nclass A(B):\n  x = 1\n\n  @property\n  async def m(self):\n    pass\n"))
                .containsExactly(" 1-1", "f 3-6", "A 8-9", "A > m > a m 11-13");
        assertThat(
                        outline(
                                "a.js",
                                "export default function f() {\n}\nconst load_all = (x) => {\n  return x;\n};\nclass A {\n  m() {\n  }\n}\nlet z = 1;\n"))
                .containsExactly("f 1-2", "load_all > load all 3-5", "A 6-6", "A > m > a m 7-9", " 10-10");
        assertThat(
                        outline(
                                "a.ts",
                                "export interface I {\n  a: string;\n}\n\n/** doc */\nexport abstract class A<T> {\n  private m(): void {\n  }\n}\nexport const q = async (): Promise<void> => {\n};\n"))
                .containsExactly("I 1-3", "A 5-6", "A > m > a m 7-9", "q 10-11");
        assertThat(
                        outline(
                                "a.go",
                                "package p\n\n// List says.\nfunc (r *Registry[T]) List() int {\n\treturn 1\n}\n\ntype Point struct {\n\ta int\n}\n"))
                .containsExactly(" 1-1", "Registry > List > registry list 3-6", "Point 8-10");
        assertThat(
                        outline(
                                "a.rs",
                                "use a;\n\n/// doc\n#[derive(A)]\nstruct S {\n    a: i32,\n}\n\nimpl S {\n    fn m(&self) {\n    }\n}\n"))
                .containsExactly(" 1-1", "S 3-7", "S 9-9", "S > m > s m 10-12");
        assertThat(outline("a.c", "#include <a.h>\n\n/* adds */\nstatic int *add(int a)\n{\n\treturn 0;\n}\n"))
                .containsExactly(" 1-1", "add 3-7");
        assertThat(
                        outline(
                                "a.cpp",
                                "namespace n {\nclass A {\n  int m() {\n    return 1;\n  }\n};\n}\nint A::z(int b) {\n  return b;\n}\n"))
                .containsExactly("n 1-1", "n > A > n a 2-2", "n > A > m > a m 3-7", "A::z > a z 8-10");
        assertThat(
                        outline(
                                "a.cs",
                                "using A;\nnamespace N {\n  /// <summary>\n  [Attr] class C {\n    void M() {\n    }\n  }\n}\n"))
                .containsExactly(" 1-1", "N 2-2", "N > C > n c 3-4", "N > C > M > c m 5-8");
        assertThat(
                        outline(
                                "a.rb",
                                "require 'a'\nmodule M\n  class C\n    def list_all\n      1\n    end\n\n    def self.s\n    end\n  end\nend\n"))
                .containsExactly(
                        " 1-1",
                        "M 2-2",
                        "M > C > m c 3-3",
                        "M > C > list_all > c list all 4-6",
                        "M > C > s > c s 8-9",
                        "M > C > m c 10-10",
                        "M 11-11");
        assertThat(outline(
                        "a.php",
                        "<?php\nnamespace A;\n\n/** doc */\nclass C {\n  private $f;\n\n  function m() {\n  }\n}\n"))
                .contains("C 4-6", "C > m > c m 8-10");
        assertThat(outline(
                        "a.kt", "package x\n\nclass C(val a: Int) {\n  fun m() {\n  }\n}\n\nfun String.ext() {\n}\n"))
                .containsExactly(" 1-1", "C 3-3", "C > m > c m 4-6", "ext 8-9");
        assertThat(outline("a.sh", "#!/bin/bash\nset -e\n\n# doc\nf() {\n  echo 1\n}\n\nf\n"))
                .containsExactly(" 1-2", "f 4-7", " 9-9");
        assertThat(omissions).isEmpty();
    }

    @Test
    void aLanguageWithoutAParserIsCutAtBlankLines() throws IOException {
        List<Section> sections = sections("a.lua", "local a = 1\n\nfunction f()\n  return a\nend\n");

        assertThat(sections).hasSize(1);
        assertThat(sections.get(0).headings()).isEmpty();
        assertThat(sections.get(0).blocks()).extracting(Block::startLine).containsExactly(1, 3);
    }

    @Test
    void aDocumentSaysWhereItIs() throws IOException {
        Document document = read(write("src/PluginRegistry.java", "class PluginRegistry {\n}\n"))
                .get(0);

        assertThat(document.id()).hasToString("code:shop/src/PluginRegistry.java");
        assertThat(document.provenance().title()).isEqualTo("PluginRegistry.java");
        assertThat(document.provenance().aliases()).containsExactly("plugin registry");
        assertThat(document.provenance().uri()).startsWith("file:///").endsWith("/shop/src/PluginRegistry.java");
    }

    @Test
    void foldersOfOneNameAreToldApart() throws IOException {
        Path other = Files.createDirectories(temp.resolve("old/shop"));
        source = over(folder, other);

        assertThat(source.key(other.resolve("a.py"))).contains("old/shop/a.py");
        assertThat(source.key(folder.resolve("a.py")))
                .hasValueSatisfying(key -> assertThat(key).endsWith("/shop/a.py"));
    }

    @Test
    void whatToolsMakeOrHideIsLeftOut() throws IOException {
        for (String name : List.of(
                "a.py",
                "lib/b.ts",
                "node_modules/c.js",
                ".git/d.py",
                "target/e.java",
                "x/build/f.c",
                "generated/g.go",
                "h.min.js",
                "i.png",
                ".j.py",
                "LICENSE")) {
            write(name, "x = 1\n");
        }
        Map<String, SourceFile> found = new TreeMap<>();
        source.scan(scanTo(found, new LinkedHashMap<>()));

        assertThat(found).containsOnlyKeys("shop/a.py", "shop/lib/b.ts");
        found.values().forEach(file -> assertThat(source.locate(file.path())).contains(file));
        assertThat(source.locate(folder.resolve("node_modules/c.js"))).isEmpty();
        assertThat(source.locate(folder.resolve("generated/g.go"))).isEmpty();
    }

    @Test
    void aFolderThatIsNotThereNamesPathAndSetting() throws IOException {
        Path gone = temp.resolve("gone");
        source = over(folder, gone);
        write("a.py", "x = 1\n");
        Map<String, SourceFile> found = new TreeMap<>();
        Map<String, String> unreadable = new LinkedHashMap<>();
        source.scan(scanTo(found, unreadable));

        assertThat(found).containsOnlyKeys("shop/a.py");
        assertThat(unreadable).containsOnlyKeys("gone");
        assertThat(unreadable.get("gone")).contains(gone.toString()).contains("sources.code.folders");
    }

    private static Source.Scan scanTo(Map<String, SourceFile> found, Map<String, String> unreadable) {
        return new Source.Scan() {
            @Override
            public void found(SourceFile file) {
                found.put(file.key(), file);
            }

            @Override
            public void unreadable(String key, String reason) {
                unreadable.put(key, reason);
            }
        };
    }

    @Test
    void whatIsNoSourceTextIsCounted() throws IOException {
        assertThat(read(write("big.py", "x = 1\n".repeat(200_000)))).isEmpty();
        assertThat(read(write("bundle.js", "var a=" + "1+".repeat(5_000) + "1")))
                .isEmpty();
        assertThat(read(write("binary.c", "int\0\1\2"))).isEmpty();

        assertThat(omissions)
                .extracting(Omission::what)
                .containsExactly("files over 1 MB", "minified or generated files", "files that are no text");
    }

    @Test
    void hostileFilesAreRead() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(
                "long.java",
                ("class A {\nvoid m() {\n" + "int a;\n".repeat(100_000) + "}\n}\n").getBytes(StandardCharsets.UTF_8));
        files.put(
                "deep.c",
                ("int x =\n" + "(\n".repeat(10_000) + "1" + ")\n".repeat(10_000) + ";\n")
                        .getBytes(StandardCharsets.UTF_8));
        files.put(
                "nested.ts", ("class A {\n" + "static x = class B {\n".repeat(5_000)).getBytes(StandardCharsets.UTF_8));
        files.put("broken.py", "def f(:\n  ((((\nclass\n\u00A0def".getBytes(StandardCharsets.UTF_8));
        files.put("latin.rb", "# caf\u00E9\ndef f\nend\n".getBytes(StandardCharsets.ISO_8859_1));
        files.put("empty.go", new byte[0]);
        files.put("emoji.js", "// \uD83D\uDE00\nfunction f() {\n}\n".getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = Files.write(folder.resolve(file.getKey()), file.getValue());
            Document document = read(path).get(0);
            everyLineIsInOneSection(path, ((Body.Text) document.body()).sections());
        }
    }

    @Test
    void everyLineOfOurOwnSourceIsInOneSection() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        Path project = Files.isDirectory(root.resolve("backend")) ? root : root.getParent();
        source = over(project);
        Map<String, SourceFile> found = new TreeMap<>();
        source.scan(scanTo(found, new LinkedHashMap<>()));
        assertThat(found.keySet()).anyMatch(key -> key.endsWith("/CodeSource.java"));
        int named = 0;
        for (SourceFile file : found.values()) {
            for (Document document : read(file.path())) {
                List<Section> sections = ((Body.Text) document.body()).sections();
                everyLineIsInOneSection(file.path(), sections);
                named += (int) sections.stream()
                        .filter(section -> !section.headings().isEmpty())
                        .count();
            }
        }
        assertThat(named).isGreaterThan(found.size());
        assertThat(omissions).noneMatch(omission -> omission.what().startsWith("names of functions"));
    }

    private static void everyLineIsInOneSection(Path file, List<Section> sections) throws IOException {
        String[] lines = CodeText.decode(Files.readAllBytes(file)).split("\n", -1);
        int[] times = new int[lines.length];
        for (Block block :
                sections.stream().flatMap(section -> section.blocks().stream()).toList()) {
            String[] text = block.text().split("\n", -1);
            for (int line = block.startLine(); line <= block.endLine(); line++) {
                times[line - 1]++;
                if (!text[line - block.startLine()].equals(lines[line - 1])) {
                    throw new AssertionError(file + ", line " + line);
                }
            }
        }
        for (int line = 0; line < lines.length; line++) {
            if (times[line] > 1 || (times[line] == 0 && !lines[line].isBlank())) {
                throw new AssertionError(file + ", line " + (line + 1) + " is in " + times[line] + " sections");
            }
        }
    }

    @Test
    void namesAreSplitIntoWords() {
        assertThat(Stream.of(
                                "listPlugins",
                                "HTTPServer",
                                "load_all_files",
                                "MAX_SIZE",
                                "f",
                                "x2",
                                "A::z",
                                "größeÄndern",
                                "$",
                                "")
                        .map(Identifiers::words))
                .containsExactly(
                        "list plugins",
                        "http server",
                        "load all files",
                        "max size",
                        "f",
                        "x2",
                        "a z",
                        "größe ändern",
                        "",
                        "");
    }

    @Test
    void nativeLibrariesAreKeptInTheirFolder() throws IOException {
        read(write("a.go", "package p\n"));
        try (Stream<Path> kept = Files.walk(temp.resolve("native"))) {
            assertThat(kept.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .anyMatch(name -> name.contains("tree-sitter-go"));
        }
    }
}
