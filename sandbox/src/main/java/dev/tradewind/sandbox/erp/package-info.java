/** A simulated ERP: a small REST API that checks what it is given, as a real one does, and remembers what it took. */
@NullMarked
package dev.tradewind.sandbox.erp;

import org.jspecify.annotations.NullMarked;
