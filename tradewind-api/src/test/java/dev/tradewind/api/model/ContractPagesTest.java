package dev.tradewind.api.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keeps the pages of {@code docs/data-contract} what the schemas say. {@code -Dtradewind.write=true} writes them anew. */
class ContractPagesTest {

    private static final Path PAGES = Path.of("..", "docs", "data-contract");

    @ParameterizedTest
    @ValueSource(
            classes = {
                Order.class,
                Product.class,
                Customer.class,
                Coupon.class,
                Refund.class,
                Lead.class,
                Subscription.class,
                Booking.class,
                Note.class,
                Term.class,
                Attribute.class,
                Review.class,
                TaxRate.class,
                ShippingZone.class,
                PaymentGateway.class,
                Setting.class,
                Report.class,
                SystemStatus.class,
                Content.class,
                User.class,
                CalendarEvent.class,
                PlainRecord.class
            })
    void page_isWhatTheSchemaSays(Class<? extends Entity> entity) throws IOException {
        Path file = PAGES.resolve(Entity.nameOf(entity) + ".md");
        String page = page(entity, Contract.of(entity));
        if (Boolean.getBoolean("tradewind.write")) {
            Files.createDirectories(PAGES);
            Files.writeString(file, page);
        }

        assertThat(Files.readString(file))
                .as("%s; write it anew with -Dtest=ContractPagesTest -Dtradewind.write=true", file)
                .isEqualTo(page);
    }

    private static String page(Class<? extends Entity> entity, Contract contract) {
        String name = entity.getSimpleName();
        StringBuilder page = new StringBuilder("""
                # %s, version 1

                %s

                Made from `%s.schema.json` (`%s`), which is in the jar of tradewind-api beside the class `%s`.
                `[]` stands for every element of a list. A field that is not marked as always there is absent when the source
                had nothing in it: never null, never an empty text.

                | field | type | always | meaning |
                |---|---|---|---|
                """.formatted(
                        name,
                        contract.schema().get("description"),
                        Entity.nameOf(entity),
                        contract.schema().get("$id"),
                        name));
        contract.fields()
                .forEach((path, field) -> page.append("| `%s` | %s | %s | %s |\n"
                        .formatted(
                                path, type(field), contract.isRequired(path) ? "yes" : "", field.get("description"))));
        return page.toString();
    }

    private static String type(java.util.Map<?, ?> field) {
        if ("date-time".equals(field.get("format"))) {
            return "time";
        }
        Object type = field.get("type");
        return switch (type == null ? "" : type.toString()) {
            case "" -> field.containsKey("$ref") ? "object" : "any";
            case "array" -> "list";
            case "boolean" -> "true/false";
            case "string" -> "text";
            default -> type.toString();
        };
    }
}
