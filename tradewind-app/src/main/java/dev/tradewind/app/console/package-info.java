/** The console: the pages on which people see what the hub does, and order what it shall do. */
@NullMarked
package dev.tradewind.app.console;

import org.jspecify.annotations.NullMarked;
