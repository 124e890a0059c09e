package io.vaultkeeper.eval;

/** Is told how a measurement gets on. */
public interface Watcher {
    /** @param phase what is counted, for the user, as in {@code embedding passages} */
    void at(Setting setting, String phase, long done, long total);
}
