/** Rules that hold for the whole repository, and tests that each rule bites. */
@NullMarked
package dev.tradewind.tidy;

import org.jspecify.annotations.NullMarked;
