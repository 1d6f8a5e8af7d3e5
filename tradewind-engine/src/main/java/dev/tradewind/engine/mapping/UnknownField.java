package dev.tradewind.engine.mapping;

import java.util.Set;

/**
 * A field that an expression asks for and that is never there, or that it makes and nobody takes.
 *
 * @param name as it was written
 * @param message what is wrong, for people
 * @param offset of the name in the expression, from 0
 * @param valid the names that would have been right; none where there are no fields at all
 */
public record UnknownField(String name, String message, int offset, Set<String> valid) {

    public UnknownField {
        valid = Set.copyOf(valid);
    }

    static UnknownField of(String name, Shape shape, int offset) {
        String message = shape.isScalar()
                ? "%s is a %s and has no field '%s'".formatted(shape.name(), shape.type(), name)
                : "%s has no field '%s'".formatted(shape.name(), name);
        return new UnknownField(name, message, offset, shape.fields());
    }
}
