/** Examines a WooCommerce store for {@code tradewind doctor}: what keeps the hub out, what makes it slow or blind, how to mend it. */
@NullMarked
package dev.tradewind.connector.woocommerce.checkup;

import org.jspecify.annotations.NullMarked;
