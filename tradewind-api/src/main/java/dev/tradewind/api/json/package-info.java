/** JSON with exact decimals and bounded input. */
@NullMarked
package dev.tradewind.api.json;

import org.jspecify.annotations.NullMarked;
