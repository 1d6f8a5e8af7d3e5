/** The canonical model: business objects as every flow sees them, whatever system they come from. */
@NullMarked
package dev.tradewind.api.model;

import org.jspecify.annotations.NullMarked;
