/** Tests of the launcher script, with a JDK and a Maven that only pretend. */
@NullMarked
package dev.tradewind.launcher;

import org.jspecify.annotations.NullMarked;
