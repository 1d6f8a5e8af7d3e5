/**
 * WooCommerce: orders, products, customers, coupons and refunds by webhook, by sweep and by backfill.
 *
 * <p>What the store was seen to do, and what that means here, is in {@code docs/connectors/woocommerce.md}.
 */
@NullMarked
package dev.tradewind.connector.woocommerce;

import org.jspecify.annotations.NullMarked;
