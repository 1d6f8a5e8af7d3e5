/** What every test needs: a clock that is set by hand, and a way to die. */
@NullMarked
package dev.tradewind.testkit;

import org.jspecify.annotations.NullMarked;
