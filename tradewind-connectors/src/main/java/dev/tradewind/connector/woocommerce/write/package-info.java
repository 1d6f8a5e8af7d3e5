/**
 * What the hub can be told to do in a store. Each {@code Operation} is data: its input is described by a {@code Shape}, which
 * checks it before anything is sent; what is sent, looked up and answered goes through {@code Shop}.
 *
 * <p>Why a repetition is harmless stands with each operation. The common way: a record is found again by its own key (SKU,
 * e-mail, code, name) or by a meta field that keeps the key of ours, before one is created.
 */
@NullMarked
package dev.tradewind.connector.woocommerce.write;

import org.jspecify.annotations.NullMarked;
