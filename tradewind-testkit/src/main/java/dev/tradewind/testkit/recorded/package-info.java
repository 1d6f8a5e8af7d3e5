/** What real systems answered and sent, recorded once, for tests that must not drift from reality. */
@NullMarked
package dev.tradewind.testkit.recorded;

import org.jspecify.annotations.NullMarked;
