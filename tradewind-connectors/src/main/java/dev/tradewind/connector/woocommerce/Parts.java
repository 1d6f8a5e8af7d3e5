package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.model.Address;
import dev.tradewind.api.model.Meta;
import dev.tradewind.api.model.MetaEntry;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Reads what records of several streams have: times, addresses, and what plug-ins attach. */
final class Parts {

    /** Ids are digits, at most as many as a long has; entries without one stay where they are, behind the others. */
    private static final Comparator<MetaEntry> BY_ID = Comparator.comparingLong(entry ->
            entry.id() != null && entry.id().matches("\\d{1,18}") ? Long.parseLong(entry.id()) : Long.MAX_VALUE);

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

    /**
     * In the order of their ids: the store writes the same entries in another order when it has read them again, and the record
     * would look changed.
     */
    static Meta meta(Fields owner) {
        List<MetaEntry> entries = owner.list("meta_data", Parts::metaEntry);
        return entries.isEmpty()
                ? Meta.NONE
                : new Meta(entries.stream().sorted(BY_ID).toList());
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
