package io.vaultkeeper.source.code;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.treesitter.TSNode;

/** The name that a node of the tree gives to its symbol. */
final class SymbolName {
    private static final Set<String> NAMES = Set.of("simple_identifier", "type_identifier", "identifier", "type_spec");
    private static final int LONGEST = 80;
    private static final int MOST_CHILDREN = 20;
    private static final int MOST_DECLARATORS = 10;

    private final byte[] text;

    /** @param text of the file, in UTF-8 */
    SymbolName(byte[] text) {
        this.text = text;
    }

    /** The names it adds to the path of what it stands in; more than one for a method that names its type. */
    List<String> of(TSNode node) {
        List<String> names = new ArrayList<>();
        TSNode receiver = node.getChildByFieldName("receiver");
        if (!receiver.isNull()) {
            names.add(receiverType(text(receiver)));
        }
        names.add(own(node));
        return names;
    }

    private String own(TSNode node) {
        for (String field : List.of("name", "declarator", "type")) {
            TSNode child = node.getChildByFieldName(field);
            if (!child.isNull()) {
                return text(innermost(child));
            }
        }
        return child(node).map(this::own).orElseGet(() -> node.getChildCount() == 0 ? text(node) : "anonymous");
    }

    private static Optional<TSNode> child(TSNode node) {
        for (int i = 0; i < Math.min(MOST_CHILDREN, node.getNamedChildCount()); i++) {
            if (NAMES.contains(node.getNamedChild(i).getType())) {
                return Optional.of(node.getNamedChild(i));
            }
        }
        return Optional.empty();
    }

    /** In C the name stands within pointers, parameters and brackets. */
    private static TSNode innermost(TSNode declarator) {
        TSNode node = declarator;
        for (int i = 0; i < MOST_DECLARATORS; i++) {
            TSNode inner = node.getChildByFieldName("declarator");
            if (inner.isNull()) {
                return node;
            }
            node = inner;
        }
        return node;
    }

    /** {@code Server} of {@code (s *Server[T])}. */
    private static String receiverType(String receiver) {
        String inner = receiver.replaceAll("\\[.*", "").replaceAll("[()*]", " ").strip();
        return inner.substring(inner.lastIndexOf(' ') + 1);
    }

    private String text(TSNode node) {
        int end = Math.min(node.getEndByte(), text.length);
        int start = Math.min(node.getStartByte(), end);
        String name = new String(text, start, Math.min(end - start, LONGEST), StandardCharsets.UTF_8);
        return name.replaceAll("\\s+", " ").strip();
    }
}
