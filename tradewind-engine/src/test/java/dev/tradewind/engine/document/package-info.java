/** Tests of documents. */
@NullMarked
package dev.tradewind.engine.document;

import org.jspecify.annotations.NullMarked;
