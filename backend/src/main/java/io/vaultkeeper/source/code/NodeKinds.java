package io.vaultkeeper.source.code;

import java.util.Set;

/** What tree-sitter's grammars call the parts of a program that matter here. Their names agree well enough for one table. */
final class NodeKinds {
    /** Cited as a whole. */
    private static final Set<String> LEAVES = Set.of(
            "function_definition",
            "function_declaration",
            "function_signature",
            "function_signature_item",
            "function_item",
            "generator_function_declaration",
            "method_declaration",
            "method_definition",
            "abstract_method_signature",
            "constructor_declaration",
            "compact_constructor_declaration",
            "secondary_constructor",
            "destructor_declaration",
            "operator_declaration",
            "method",
            "singleton_method",
            "macro_definition",
            "struct_item",
            "enum_item",
            "union_item",
            "type_item",
            "enum_specifier",
            "type_definition",
            "type_declaration",
            "type_alias_declaration");

    /** Hold others, and are cited by what is left of them. */
    private static final Set<String> CONTAINERS = Set.of(
            "class_declaration",
            "abstract_class_declaration",
            "interface_declaration",
            "enum_declaration",
            "record_declaration",
            "record_struct_declaration",
            "struct_declaration",
            "trait_declaration",
            "annotation_type_declaration",
            "object_declaration",
            "companion_object",
            "class_definition",
            "class_specifier",
            "struct_specifier",
            "union_specifier",
            "namespace_definition",
            "namespace_declaration",
            "internal_module",
            "module",
            "class",
            "impl_item",
            "trait_item",
            "mod_item");

    /** Have no name, and may hold symbols. */
    private static final Set<String> TRANSPARENT = Set.of(
            "class_body",
            "interface_body",
            "enum_body",
            "enum_body_declarations",
            "enum_class_body",
            "annotation_type_body",
            "declaration_list",
            "field_declaration_list",
            "body_statement",
            "block",
            "statement_block",
            "compound_statement",
            "linkage_specification",
            "preproc_if",
            "preproc_ifdef",
            "preproc_else",
            "file_scoped_namespace_declaration");

    /** Stand round one symbol, and belong to it. */
    private static final Set<String> WRAPPERS = Set.of(
            "export_statement",
            "decorated_definition",
            "template_declaration",
            "ambient_declaration",
            "expression_statement",
            "lexical_declaration",
            "variable_declaration",
            "variable_declarator");

    private static final Set<String> FUNCTION_VALUES =
            Set.of("arrow_function", "function_expression", "generator_function");

    private NodeKinds() {}

    static boolean isLeaf(String kind) {
        return LEAVES.contains(kind);
    }

    static boolean isContainer(String kind) {
        return CONTAINERS.contains(kind);
    }

    static boolean isTransparent(String kind) {
        return TRANSPARENT.contains(kind);
    }

    static boolean isWrapper(String kind) {
        return WRAPPERS.contains(kind);
    }

    /** A function without a name of its own. */
    static boolean isFunctionValue(String kind) {
        return FUNCTION_VALUES.contains(kind);
    }

    /** What belongs to the symbol below it. */
    static boolean isLead(String kind) {
        return kind.contains("comment") || kind.equals("attribute_item") || kind.equals("decorator");
    }
}
