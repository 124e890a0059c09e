/** Files of the usual formats, in folders of their own or beside the notes: a reader for each format, limited in time and size. */
@NullMarked
package io.vaultkeeper.source.documents;

import org.jspecify.annotations.NullMarked;
