package dev.tradewind.api.model;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A parcel on its way, as the plug-ins that are used most note it in an order's meta: Shipment Tracking and Advanced Shipment
 * Tracking as a list under {@code _wc_shipment_tracking_items}; others as single entries.
 *
 * @param provider who carries it
 * @param number what the carrier knows it by
 * @param url where its way can be followed
 * @param shippedOn the day it was sent, {@code 2026-11-20}
 */
public record Tracking(
        @Nullable String provider,
        String number,
        @Nullable String url,
        @Nullable String shippedOn) {

    private static final String ITEMS = "_wc_shipment_tracking_items";

    /** What meta tells. */
    static List<Tracking> in(Meta meta) {
        List<Tracking> parcels = new ArrayList<>();
        if (meta.find(ITEMS).map(MetaEntry::value).orElse(null) instanceof List<?> items) {
            for (Object item : items) {
                if (item instanceof Map<?, ?> parcel) {
                    of(parcel).ifPresent(parcels::add);
                }
            }
        }
        if (parcels.isEmpty()) {
            meta.text("_tracking_number").ifPresent(number -> parcels.add(single(meta, number)));
        }
        return parcels;
    }

    private static Optional<Tracking> of(Map<?, ?> parcel) {
        return first(parcel, "tracking_number")
                .map(number -> new Tracking(
                        first(parcel, "formatted_tracking_provider", "custom_tracking_provider", "tracking_provider")
                                .orElse(null),
                        number,
                        first(parcel, "formatted_tracking_link", "ast_tracking_link", "custom_tracking_link")
                                .orElse(null),
                        first(parcel, "date_shipped").flatMap(Tracking::day).orElse(null)));
    }

    private static Tracking single(Meta meta, String number) {
        String provider = meta.text("_tracking_provider")
                .or(() -> meta.text("_shipment_provider"))
                .orElse(null);
        String day = meta.text("_date_shipped").flatMap(Tracking::day).orElse(null);
        return new Tracking(provider, number, meta.text("_tracking_url").orElse(null), day);
    }

    private static Optional<String> first(Map<?, ?> parcel, String... names) {
        return Stream.of(names)
                .flatMap(name -> Meta.toText(parcel.get(name)).stream())
                .findFirst();
    }

    // Seconds since 1970 at midnight in UTC, or the day itself.
    private static Optional<String> day(String text) {
        if (text.matches("\\d{4}-\\d\\d-\\d\\d")) {
            return Optional.of(text);
        }
        if (!text.matches("\\d{1,11}")) {
            return Optional.empty();
        }
        try {
            Instant at = Instant.ofEpochSecond(new BigDecimal(text).longValueExact());
            return Optional.of(at.atOffset(ZoneOffset.UTC).toLocalDate().toString());
        } catch (DateTimeException e) {
            return Optional.empty(); // A number that is no time; it stays in meta as it is.
        }
    }
}
