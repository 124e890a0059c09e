package io.vaultkeeper.cli;

/** The daemon stopped answering, as when it was another command's own and that is done. */
final class DaemonGoneException extends ApiException {
    private static final long serialVersionUID = 1L;

    DaemonGoneException() {
        super(UNANSWERED, "The daemon stopped answering. Start it with \"vaultkeeper serve\", then try again.");
    }
}
