/** The demo: a simulated store, a simulated ERP and shoppers around a real hub, in one process. */
@NullMarked
package dev.tradewind.app.demo;

import org.jspecify.annotations.NullMarked;
