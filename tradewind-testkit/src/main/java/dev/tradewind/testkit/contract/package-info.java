/** Contract suites: what every connector must do, whatever its system. */
@NullMarked
package dev.tradewind.testkit.contract;

import org.jspecify.annotations.NullMarked;
