package dev.tradewind.api.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/data-contract/order.md} what the schema says. {@code -Dtradewind.write=true} writes it anew. */
class OrderPageTest {

    private static final Path PAGE = Path.of("..", "docs", "data-contract", "order.md");

    @Test
    void page_isWhatTheSchemaSays() throws IOException {
        String page = page(Contract.ofOrder());
        if (Boolean.getBoolean("tradewind.write")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE))
                .as("docs/data-contract/order.md; write it anew with -Dtest=OrderPageTest -Dtradewind.write=true")
                .isEqualTo(page);
    }

    private static String page(Contract contract) {
        StringBuilder page = new StringBuilder("""
                # Order, version 1

                %s

                Made from `order.schema.json` (`%s`), which is in the jar of tradewind-api beside the class `Order`.
                `[]` stands for every element of a list. A field that is not marked as always there is absent when the source
                had nothing in it: never null, never an empty text.

                | field | type | always | meaning |
                |---|---|---|---|
                """.formatted(
                        contract.schema().get("description"), contract.schema().get("$id")));
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
