/** A simulated WooCommerce store: REST API wc/v3, webhooks with the recorded quirks, and shoppers. */
@NullMarked
package dev.tradewind.sandbox.store;

import org.jspecify.annotations.NullMarked;
