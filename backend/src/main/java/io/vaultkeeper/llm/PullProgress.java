package io.vaultkeeper.llm;

/**
 * How far a model has been fetched.
 *
 * @param status in the provider's words
 * @param completedBytes of the part that is being fetched now
 * @param totalBytes of that part; 0 where it is not known
 */
public record PullProgress(String status, long completedBytes, long totalBytes) {}
