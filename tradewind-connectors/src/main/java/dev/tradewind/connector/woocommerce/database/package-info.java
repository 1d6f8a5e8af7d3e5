/** Reads a WooCommerce store out of its database: the same records as its API gives, many times as fast. Reads only. */
@NullMarked
package dev.tradewind.connector.woocommerce.database;

import org.jspecify.annotations.NullMarked;
