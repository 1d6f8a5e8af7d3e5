/** The running program: settings, Spring Boot wiring, HTTP server. */
@NullMarked
package dev.tradewind.app.server;

import org.jspecify.annotations.NullMarked;
