package io.vaultkeeper.source.code;

import java.util.Locale;
import java.util.Optional;
import org.treesitter.TSLanguage;
import org.treesitter.TreeSitterBash;
import org.treesitter.TreeSitterC;
import org.treesitter.TreeSitterCSharp;
import org.treesitter.TreeSitterCpp;
import org.treesitter.TreeSitterGo;
import org.treesitter.TreeSitterJava;
import org.treesitter.TreeSitterJavascript;
import org.treesitter.TreeSitterKotlin;
import org.treesitter.TreeSitterPhp;
import org.treesitter.TreeSitterPython;
import org.treesitter.TreeSitterRuby;
import org.treesitter.TreeSitterRust;
import org.treesitter.TreeSitterTypescript;

/** The languages whose functions are told apart. */
enum Grammar {
    JAVA,
    KOTLIN,
    PYTHON,
    JAVASCRIPT,
    TYPESCRIPT,
    C,
    CPP,
    GO,
    RUST,
    C_SHARP,
    RUBY,
    PHP,
    BASH;

    /** @param ending of a file's name, in lower case and without the dot */
    static Optional<Grammar> of(String ending) {
        return Optional.ofNullable(
                switch (ending) {
                    case "java" -> JAVA;
                    case "kt", "kts" -> KOTLIN;
                    case "py", "pyi" -> PYTHON;
                    case "js", "jsx", "mjs", "cjs" -> JAVASCRIPT;
                    case "ts", "tsx", "mts", "cts" -> TYPESCRIPT;
                    case "c" -> C;
                    case "h", "cc", "cpp", "cxx", "hh", "hpp", "hxx" -> CPP;
                    case "go" -> GO;
                    case "rs" -> RUST;
                    case "cs" -> C_SHARP;
                    case "rb", "rake" -> RUBY;
                    case "php" -> PHP;
                    case "sh", "bash" -> BASH;
                    default -> null;
                });
    }

    /** The native library's name; must be there before {@link #language}. */
    String library() {
        return "tree-sitter-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    TSLanguage language() {
        return switch (this) {
            case JAVA -> new TreeSitterJava();
            case KOTLIN -> new TreeSitterKotlin();
            case PYTHON -> new TreeSitterPython();
            case JAVASCRIPT -> new TreeSitterJavascript();
            case TYPESCRIPT -> new TreeSitterTypescript();
            case C -> new TreeSitterC();
            case CPP -> new TreeSitterCpp();
            case GO -> new TreeSitterGo();
            case RUST -> new TreeSitterRust();
            case C_SHARP -> new TreeSitterCSharp();
            case RUBY -> new TreeSitterRuby();
            case PHP -> new TreeSitterPhp();
            case BASH -> new TreeSitterBash();
        };
    }
}
