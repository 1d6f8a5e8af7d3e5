/** The hub as one thing: opened, fed with documents and webhooks, asked, stopped. */
@NullMarked
package dev.tradewind.engine;

import org.jspecify.annotations.NullMarked;
