package io.vaultkeeper.source.whatsapp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which columns of an address book hold names and which phone numbers, by what programs call them in several languages.
 *
 * @param whole columns of a whole name
 * @param parts columns of a name's parts, in the order of speaking
 * @param others columns that name whoever has no name, as a firm; the best first
 */
record ContactColumns(List<Integer> whole, List<Integer> parts, List<Integer> others, List<Integer> numbers) {
    private static final Set<String> WHOLE =
            Set.of("name", "display name", "full name", "nome completo", "anzeigename");
    private static final Set<String> FIRST = Set.of(
            "first name",
            "given name",
            "nome",
            "nome próprio",
            "primeiro nome",
            "vorname",
            "nombre",
            "prénom",
            "voornaam");
    private static final Set<String> MIDDLE = Set.of(
            "middle name", "additional name", "segundo nome", "nome do meio", "weitere vornamen", "segundo nombre");
    private static final Set<String> LAST = Set.of(
            "last name",
            "family name",
            "surname",
            "apelido",
            "sobrenome",
            "nachname",
            "apellidos",
            "nom",
            "cognome",
            "achternaam");
    private static final List<Set<String>> OTHERS = List.of(
            Set.of("file as"),
            Set.of("nickname", "alcunha", "apelido carinhoso", "spitzname"),
            Set.of("organization name", "organization 1 - name", "company", "empresa", "firma", "société"));

    /** Parts of the names of columns that hold numbers. */
    private static final List<String> PHONE =
            List.of("phone", "mobile", "telef", "telem", "móvil", "celular", "handy", "mobil", "téléphone");

    private static final List<String> NO_PHONE =
            List.of("phonetic", "fax", "type", "label", "e-mail", "email", "pager");

    /** Between several values in one cell, as Google writes them. */
    private static final String SEPARATOR = ":::";

    static ContactColumns of(List<String> header) throws NotContactsException {
        List<String> names = header.stream()
                .map(name -> PlainText.line(name).toLowerCase(Locale.ROOT))
                .toList();
        List<Integer> parts = new ArrayList<>(at(names, FIRST));
        parts.addAll(at(names, MIDDLE));
        parts.addAll(at(names, LAST));
        List<Integer> others =
                OTHERS.stream().flatMap(each -> at(names, each).stream()).toList();
        ContactColumns columns = new ContactColumns(at(names, WHOLE), parts, others, numbers(names));
        if (columns.numbers.isEmpty()) {
            throw new NotContactsException("it has no column of phone numbers");
        }
        if (columns.whole.isEmpty() && parts.isEmpty() && others.isEmpty()) {
            throw new NotContactsException("it has no column of names");
        }
        return columns;
    }

    /** Its name is empty where the row names nobody. */
    Contact contact(List<String> row) {
        String name = first(row, whole);
        if (name.isEmpty()) {
            name = parts.stream()
                    .map(column -> cell(row, column))
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(" "));
        }
        if (name.isEmpty()) {
            name = first(row, others);
        }
        List<String> written = numbers.stream()
                .flatMap(column -> List.of(cell(row, column).split(SEPARATOR)).stream())
                .map(String::strip)
                .filter(number -> !number.isEmpty())
                .toList();
        return new Contact(name, written);
    }

    private static List<Integer> at(List<String> names, Set<String> wanted) {
        List<Integer> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (wanted.contains(names.get(i))) {
                columns.add(i);
            }
        }
        return columns;
    }

    private static List<Integer> numbers(List<String> names) {
        List<Integer> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (PHONE.stream().anyMatch(name::contains) && NO_PHONE.stream().noneMatch(name::contains)) {
                columns.add(i);
            }
        }
        return columns;
    }

    private static String first(List<String> row, List<Integer> columns) {
        return columns.stream()
                .map(column -> cell(row, column))
                .filter(cell -> !cell.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String cell(List<String> row, int column) {
        return column < row.size() ? PlainText.line(row.get(column)) : "";
    }
}
