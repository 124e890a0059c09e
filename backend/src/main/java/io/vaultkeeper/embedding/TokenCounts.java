package io.vaultkeeper.embedding;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * A small number for each of many words, in one array: a map of strings keeps every processor waiting for memory, word after word.
 * Words are told apart by 56 bits of a hash alone; two of 200,000 are taken for one another once in some millions of vaults.
 * Safe for use by several threads.
 */
final class TokenCounts {
    static final int UNKNOWN = -1;
    static final int LARGEST = 0xff;

    private static final int SLOTS = 1 << 18;

    /** Beyond this, words are not remembered: the way to a free slot would grow long. A vault of 25 MB has about 100,000. */
    private static final int MOST = 200_000;

    /** Each a word's hash and, in the lowest byte, its number; 0 is free. */
    private final AtomicLongArray slots = new AtomicLongArray(SLOTS);

    private final AtomicInteger size = new AtomicInteger();

    /** @return the number, or {@link #UNKNOWN} */
    int get(long hash) {
        for (int slot = slot(hash); ; slot = next(slot)) {
            long found = slots.get(slot);
            if (found == 0) {
                return UNKNOWN;
            }
            if (isOf(found, hash)) {
                return (int) (found & LARGEST);
            }
        }
    }

    /** @param number 0 to {@link #LARGEST}; larger ones are not remembered */
    void put(long hash, int number) {
        if (number > LARGEST || size.get() >= MOST) {
            return;
        }
        long entry = (hash & ~LARGEST) | number;
        int slot = slot(hash);
        while (!slots.compareAndSet(slot, 0, entry)) {
            if (isOf(slots.get(slot), hash)) {
                return;
            }
            slot = next(slot);
        }
        size.incrementAndGet();
    }

    /** Never 0 in the bits that are kept. */
    static long hash(CharSequence text, int start, int end) {
        long hash = 0xcbf29ce484222325L; // FNV-1a's, over characters
        for (int i = start; i < end; i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash ^= hash >>> 33; // and the end of MurmurHash3, so that all bits count
        hash *= 0xff51afd7ed558ccdL;
        hash ^= hash >>> 33;
        hash *= 0xc4ceb9fe1a85ec53L;
        hash ^= hash >>> 33;
        return (hash & ~LARGEST) == 0 ? ~LARGEST : hash;
    }

    private static boolean isOf(long entry, long hash) {
        return ((entry ^ hash) & ~LARGEST) == 0;
    }

    private static int slot(long hash) {
        return (int) (hash >>> 46);
    }

    private static int next(int slot) {
        return (slot + 1) & (SLOTS - 1);
    }
}
