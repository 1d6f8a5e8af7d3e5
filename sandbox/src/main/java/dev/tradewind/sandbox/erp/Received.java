package dev.tradewind.sandbox.erp;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One write the ERP accepted, in the order in which it came. A repeat answered from the idempotency store is no write
 * and does not appear.
 *
 * @param sequence counts from 1
 * @param operation such as "create-sales-order", "update-sales-order", "cancel-sales-order", "create-credit-note", "set-stock"
 * @param reference external_reference of the order or credit note, or the SKU
 * @param idempotencyKey empty if none was sent
 */
public record Received(
        long sequence,
        Instant at,
        String operation,
        String reference,
        String idempotencyKey,
        Map<String, @Nullable Object> body) {}
