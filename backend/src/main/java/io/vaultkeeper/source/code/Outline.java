package io.vaultkeeper.source.code;

import java.util.ArrayList;
import java.util.List;
import org.treesitter.TSNode;
import org.treesitter.TSTreeCursor;

/** The symbols of a file, outer ones before those within them. */
final class Outline {
    /** Deeper ones stay in what holds them. */
    private static final int DEEPEST = 40;

    private final SymbolName names;
    private final List<Symbol> symbols = new ArrayList<>();

    private Outline(SymbolName names) {
        this.names = names;
    }

    static List<Symbol> of(TSNode root, byte[] text) {
        Outline outline = new Outline(new SymbolName(text));
        outline.children(root, List.of(), 0);
        return outline.symbols;
    }

    /** Comments and the like that stand right above what comes next. */
    private static final class Lead {
        private int start;
        private int end;
        private int lastLine;

        void see(TSNode node) {
            int first = firstLine(node);
            boolean ownLine = first > lastLine;
            if (NodeKinds.isLead(node.getType()) && ownLine) {
                start = first == end + 1 && start > 0 ? start : first;
                end = lastLine(node);
            } else {
                start = 0;
            }
            lastLine = Math.max(lastLine, lastLine(node));
        }

        int startOf(TSNode symbol) {
            int first = firstLine(symbol);
            return start > 0 && first == end + 1 ? start : first;
        }
    }

    private void children(TSNode parent, List<String> path, int depth) {
        Lead lead = new Lead();
        lead.lastLine = depth == 0 ? 0 : firstLine(parent);
        try (TSTreeCursor cursor = new TSTreeCursor(parent)) {
            boolean more = depth < DEEPEST && cursor.gotoFirstChild();
            while (more) {
                TSNode child = cursor.currentNode();
                visit(child, lead.startOf(child), path, depth);
                lead.see(child);
                more = cursor.gotoNextSibling();
            }
        }
    }

    private void visit(TSNode node, int start, List<String> path, int depth) {
        String kind = node.getType();
        if (!node.isNamed()) {
            return;
        }
        if (NodeKinds.isTransparent(kind)) {
            children(node, path, depth + 1);
            return;
        }
        TSNode symbol = NodeKinds.isWrapper(kind) ? wrapped(node) : node;
        boolean container = NodeKinds.isContainer(symbol.getType());
        boolean function = NodeKinds.isFunctionValue(symbol.getType());
        if (container || function || NodeKinds.isLeaf(symbol.getType())) {
            List<String> own = new ArrayList<>(path);
            own.addAll(names.of(function ? symbol.getParent() : symbol));
            symbols.add(new Symbol(own, start, lastLine(node)));
            if (container) {
                children(symbol, own, depth + 1);
            }
        }
    }

    /** What a wrapper stands round; the wrapper itself where that is no symbol. */
    private static TSNode wrapped(TSNode wrapper) {
        for (int i = 0; i < Math.min(3, wrapper.getNamedChildCount()); i++) {
            TSNode child = wrapper.getNamedChild(i);
            String kind = child.getType();
            if (NodeKinds.isLeaf(kind) || NodeKinds.isContainer(kind) || NodeKinds.isFunctionValue(kind)) {
                return child;
            }
            if (NodeKinds.isWrapper(kind)) {
                return wrapped(child);
            }
        }
        return wrapper;
    }

    private static int firstLine(TSNode node) {
        return node.getStartPoint().getRow() + 1;
    }

    private static int lastLine(TSNode node) {
        boolean atLineStart = node.getEndPoint().getColumn() == 0;
        int line = node.getEndPoint().getRow() + (atLineStart ? 0 : 1);
        return Math.max(line, firstLine(node));
    }
}
