package dev.tradewind.connector.wordpress;

import dev.tradewind.api.model.LeadField;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which field of a form is what: as the connection's setting {@code fields} says, and by usual names where it is silent.
 *
 * @param given names or labels by role, in the order in which they are tried
 */
record FieldMapping(Map<Role, List<String>> given) {

    /** Only usual names. */
    static final FieldMapping USUAL = new FieldMapping(Map.of());

    /** One address and nothing else: no name in it, no second one. */
    private static final String EMAIL = "[^@\\s<>,;]{1,64}@[^@\\s<>,;]{1,190}\\.[^@\\s<>,;.]{2,63}";

    FieldMapping {
        given = Map.copyOf(given);
    }

    /**
     * Reads the setting.
     *
     * @throws IllegalArgumentException for a role that does not exist
     */
    static FieldMapping of(Map<String, @Nullable Object> setting) {
        Map<Role, List<String>> given = new EnumMap<>(Role.class);
        setting.forEach((word, value) -> {
            Role role = Role.of(word)
                    .orElseThrow(
                            () -> new IllegalArgumentException("fields has no '" + word + "'; there is: " + words()));
            given.put(role, names(value));
        });
        return new FieldMapping(given);
    }

    private static String words() {
        return Arrays.stream(Role.values()).map(Role::word).collect(Collectors.joining(", "));
    }

    private static List<String> names(@Nullable Object value) {
        Stream<?> values = value instanceof List<?> list ? list.stream() : Stream.of(value == null ? "" : value);
        return values.filter(Objects::nonNull)
                .map(String::valueOf)
                .filter(name -> !name.isBlank())
                .toList();
    }

    /** The first field with something in it that is {@code role}. */
    Optional<LeadField> find(Role role, List<LeadField> fields) {
        Optional<LeadField> named = named(role, fields);
        if (named.isPresent() || given.containsKey(role)) {
            return named; // Who maps a role decides about it: nothing else is taken for it.
        }
        Optional<LeadField> usual = all(role, fields).stream().findFirst();
        return usual.isPresent() || role != Role.EMAIL ? usual : onlyAddress(fields);
    }

    /** Every field with something in it that is {@code role}, in the order of the form. */
    List<LeadField> all(Role role, List<LeadField> fields) {
        List<String> names = given.get(role);
        return fields.stream()
                .filter(field ->
                        names == null ? isUsually(role, field) : names.stream().anyMatch(n -> isCalled(n, field)))
                .filter(FieldMapping::isFilled)
                .toList();
    }

    private Optional<LeadField> named(Role role, List<LeadField> fields) {
        return given.getOrDefault(role, List.of()).stream()
                .flatMap(name -> fields.stream().filter(field -> isCalled(name, field)))
                .filter(FieldMapping::isFilled)
                .findFirst();
    }

    /** Names that say nothing, as numbers, leave the values: one address in a form is the sender's. */
    private static Optional<LeadField> onlyAddress(List<LeadField> fields) {
        List<LeadField> addresses = fields.stream()
                .filter(field -> FormTrees.text(field.value())
                        .filter(text -> text.matches(EMAIL))
                        .isPresent())
                .toList();
        return addresses.size() == 1 ? Optional.of(addresses.getFirst()) : Optional.empty();
    }

    private static boolean isUsually(Role role, LeadField field) {
        String label = field.label();
        Optional<Role> known =
                FieldNames.roleOf(field.name()).or(() -> label == null ? Optional.empty() : FieldNames.roleOf(label));
        return known.filter(role::equals).isPresent();
    }

    private static boolean isCalled(String name, LeadField field) {
        String label = field.label();
        return field.name().equals(name) || (label != null && label.equalsIgnoreCase(name));
    }

    private static boolean isFilled(LeadField field) {
        return FormTrees.text(field.value()).isPresent();
    }
}
