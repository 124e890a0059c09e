/** Tables of readings over time: each day, week and month in words. */
@NullMarked
package io.vaultkeeper.source.tables;

import org.jspecify.annotations.NullMarked;
