/** The API over HTTP: routes, wire records, access guard. No logic. */
@NullMarked
package io.vaultkeeper.http;

import org.jspecify.annotations.NullMarked;
