/** Tests of the HTTP client. */
@NullMarked
package dev.tradewind.engine.http;

import org.jspecify.annotations.NullMarked;
