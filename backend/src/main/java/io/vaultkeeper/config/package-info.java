/** The sum of the features' settings: file, environment, flags. */
@NullMarked
package io.vaultkeeper.config;

import org.jspecify.annotations.NullMarked;
