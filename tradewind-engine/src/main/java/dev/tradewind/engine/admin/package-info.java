/** What the console, the command line and the HTTP API ask and order: read models, replay, discard, pause. */
@NullMarked
package dev.tradewind.engine.admin;

import org.jspecify.annotations.NullMarked;
