package io.vaultkeeper.cli;

/** Nobody reads what is printed, as where the other end of a pipe is closed: what is still being made is made for nothing. */
final class UnheardException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
