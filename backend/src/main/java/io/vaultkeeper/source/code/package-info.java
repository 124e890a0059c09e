/** Source code: functions and classes, each a section of its file. */
@NullMarked
package io.vaultkeeper.source.code;

import org.jspecify.annotations.NullMarked;
