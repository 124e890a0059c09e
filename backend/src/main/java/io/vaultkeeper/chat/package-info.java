/** Question to answer: the turn, stage by stage. */
@NullMarked
package io.vaultkeeper.chat;

import org.jspecify.annotations.NullMarked;
