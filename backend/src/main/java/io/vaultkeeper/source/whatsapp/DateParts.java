package io.vaultkeeper.source.whatsapp;

/**
 * A date as it is written, of which one part's meaning may be open.
 *
 * @param americanHalves whether AM or PM stands at its time, in capitals
 */
record DateParts(String first, String second, String third, char separator, boolean americanHalves) {
    String text(int part) {
        return part == 0 ? first : part == 1 ? second : third;
    }

    int number(int part) {
        return Integer.parseInt(text(part));
    }

    boolean padded() {
        return first.startsWith("0") || second.startsWith("0");
    }
}
