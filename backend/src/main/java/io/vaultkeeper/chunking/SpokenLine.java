package io.vaultkeeper.chunking;

import io.vaultkeeper.document.Message;

/**
 * A message, or a part of one that is too long for a chunk, as it is written out.
 *
 * @param text begins with the sender's name where it begins the message
 * @param cost in tokens
 * @param startLine in the conversation as it is written out, from 1
 * @param endLine inclusive
 */
record SpokenLine(Message message, String text, int cost, int startLine, int endLine) {}
