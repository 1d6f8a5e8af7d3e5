package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.model.Address;
import dev.tradewind.api.model.Meta;
import dev.tradewind.api.model.MetaEntry;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Reads what records of several streams have: times, addresses, and what plug-ins attach. */
final class Parts {

    private Parts() {}

    /**
     * When a record came into being and when it last changed; each stands in for the other where that is missing.
     *
     * @throws UnexpectedShape if both are
     */
    static Times times(Fields record) {
        Instant createdAt = record.time("date_created_gmt");
        Instant modifiedAt = record.time("date_modified_gmt");
        if (createdAt == null && modifiedAt == null) {
            throw record.missing("date_created_gmt");
        }
        return new Times(
                Objects.requireNonNullElse(createdAt, modifiedAt), Objects.requireNonNullElse(modifiedAt, createdAt));
    }

    static Address address(Fields address) {
        return new Address(
                address.text("first_name"),
                address.text("last_name"),
                address.text("company"),
                address.text("address_1"),
                address.text("address_2"),
                address.text("city"),
                address.text("state"),
                address.text("postcode"),
                address.text("country"),
                address.text("email"),
                address.text("phone"),
                address.rest());
    }

    static Meta meta(Fields owner) {
        List<MetaEntry> entries = owner.list("meta_data", Parts::metaEntry);
        return entries.isEmpty() ? Meta.NONE : new Meta(entries);
    }

    private static MetaEntry metaEntry(Fields entry) {
        String key = entry.id("key");
        Object value = entry.any("value");
        Object displayKey = entry.any("display_key");
        Object displayValue = entry.any("display_value");
        return new MetaEntry(
                entry.text("id"),
                key,
                value,
                key.equals(displayKey) ? null : displayKey,
                Objects.equals(value, displayValue) ? null : displayValue,
                entry.rest());
    }

    /** Two times of a record. */
    record Times(Instant createdAt, Instant modifiedAt) {}
}
