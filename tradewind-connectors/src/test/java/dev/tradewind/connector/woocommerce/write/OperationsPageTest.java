package dev.tradewind.connector.woocommerce.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.OperationSpec;
import dev.tradewind.api.OperationSpec.Repeat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on operations says what the operations take, field by field. */
class OperationsPageTest {

    private static final String PAGE = "docs/connectors/woocommerce-operations.md";

    @Test
    void page_saysOfEachOperation_whatItTakes() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve(PAGE))) {
            root = java.util.Objects.requireNonNull(root.getParent(), "no " + PAGE + " above the working directory");
        }
        String page = Files.readString(root.resolve(PAGE));

        for (Operation operation : Operations.ALL) {
            assertThat(page).as("section of %s", operation.spec().name()).contains(section(operation));
        }
        assertThat(page)
                .contains(OrderFields.ADDRESS.fields().stream()
                        .map(field -> "`" + field.name() + "`")
                        .collect(Collectors.joining(", ")));
        assertThat(page.lines().filter(line -> line.startsWith("## "))).hasSameSizeAs(Operations.ALL);
    }

    /** A flow's map is held against it. */
    @Test
    void description_hasEveryFieldOfEveryInput() {
        for (Operation operation : Operations.ALL) {
            OperationSpec described = WooCommerceDestination.OPERATIONS.stream()
                    .filter(spec -> spec.name().equals(operation.spec().name()))
                    .findFirst()
                    .orElseThrow();

            assertThat(names("", described.input()))
                    .as(operation.spec().name())
                    .containsExactlyInAnyOrderElementsOf(
                            names("", operation.input()).toList());
        }
    }

    private static Stream<String> names(String before, Map<?, ?> schema) {
        Map<?, ?> object = schema.get("items") instanceof Map<?, ?> items ? items : schema;
        return object.get("properties") instanceof Map<?, ?> properties
                ? properties.entrySet().stream()
                        .flatMap(one -> Stream.concat(
                                Stream.of(before + one.getKey()),
                                names(before + one.getKey() + ".", (Map<?, ?>) one.getValue())))
                : Stream.empty();
    }

    private static Stream<String> names(String before, Shape shape) {
        return shape.fields().stream()
                .flatMap(field -> Stream.concat(
                        Stream.of(before + field.name()), names(before + field.name() + ".", field.kind())));
    }

    private static Stream<String> names(String before, Kind kind) {
        return switch (kind) {
            case Kind.Part part -> names(before, part.shape());
            case Kind.Items(Kind item) -> names(before, item);
            case Kind.Either(Kind.Text text, Kind.Part part) -> names(before, part.shape());
            default -> Stream.empty();
        };
    }

    private static String section(Operation operation) {
        String together =
                operation.spec().together() > 1 ? " Up to " + operation.spec().together() + " go in one call." : "";
        return "## " + operation.spec().name() + "\n\n"
                + operation.spec().meaning() + " " + repeated(operation.spec().repeat()) + together
                + "\n\n| field | what | |\n|---|---|---|\n"
                + rows("", operation.input()).collect(Collectors.joining());
    }

    private static String repeated(Repeat repeat) {
        return switch (repeat) {
            case NATIVE_KEY -> "A repetition is recognised by the store.";
            case UPSERT -> "The store creates or changes by our key.";
            case LOOKUP -> "Looked up before it is created.";
            case HARMLESS -> "A repetition does no harm.";
        };
    }

    private static Stream<String> rows(String before, Shape shape) {
        return shape.fields().stream().flatMap(field -> {
            String name = before + field.name();
            String row = "| `%s` | %s | %s |%n"
                    .formatted(name, (field.isNeeded() ? "needed; " : "") + what(field.kind()), field.meaning())
                    .replace(" |  |", " | |");
            return Stream.concat(Stream.of(row), deeper(name, field.kind()));
        });
    }

    private static String what(Kind kind) {
        return switch (kind) {
            case Kind.Part part when part.shape().equals(OrderFields.ADDRESS) -> "address";
            case Kind.Items(Kind.Part part) -> "list";
            case Kind.Items(Kind.Either either) -> "list: text, or object";
            default -> kind.shown();
        };
    }

    private static Stream<String> deeper(String name, Kind kind) {
        return switch (kind) {
            case Kind.Part part when part.shape().equals(OrderFields.ADDRESS) -> Stream.empty();
            case Kind.Part part -> rows(name + ".", part.shape());
            case Kind.Items(Kind.Part part) -> rows(name + "[].", part.shape());
            case Kind.Items(Kind.Either(Kind first, Kind.Part part)) -> rows(name + "[].", part.shape());
            default -> Stream.empty();
        };
    }
}
