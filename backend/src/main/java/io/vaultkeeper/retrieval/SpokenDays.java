package io.vaultkeeper.retrieval;

import io.vaultkeeper.chunking.MessagePlace;
import io.vaultkeeper.index.Scope;
import io.vaultkeeper.index.ScopeTerms;
import java.util.List;

/**
 * Leaves out passages of conversations in which nothing was said on the days that are asked for. An index compares a scope with when a
 * passage begins and ends, and where people write seldom, there may be days of silence in between.
 */
final class SpokenDays {
    private SpokenDays() {}

    static List<Passage> within(Scope scope, List<Passage> passages) {
        if (scope.from() == null && scope.to() == null) {
            return passages;
        }
        long first = ScopeTerms.firstSecond(scope);
        long last = ScopeTerms.lastSecond(scope);
        return passages.stream()
                .filter(passage -> isSaidBetween(first, last, passage.chunk().messages()))
                .toList();
    }

    /** @param messages none where the passage is of no conversation */
    private static boolean isSaidBetween(long first, long last, List<MessagePlace> messages) {
        return messages.isEmpty()
                || messages.stream()
                        .mapToLong(message -> message.time().getEpochSecond())
                        .anyMatch(second -> second >= first && second <= last);
    }
}
