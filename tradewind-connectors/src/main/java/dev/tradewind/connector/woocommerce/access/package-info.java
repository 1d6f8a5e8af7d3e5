/**
 * How the hub gets at a WooCommerce store: which form its API's addresses have, and how a request shows who sends it.
 */
@NullMarked
package dev.tradewind.connector.woocommerce.access;

import org.jspecify.annotations.NullMarked;
