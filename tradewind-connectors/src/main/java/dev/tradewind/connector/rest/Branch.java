package dev.tradewind.connector.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A group of fields of a connector file, read by name; notes a fault for what does not fit and goes on. */
record Branch(String path, Map<?, ?> fields, List<Fault> faults) {

    /** Notes every field that is not in {@code known}. */
    void only(Set<String> known) {
        for (Object name : fields.keySet()) {
            if (!known.contains(String.valueOf(name))) {
                fault(
                        String.valueOf(name),
                        "there is no such field; valid: "
                                + String.join(", ", known.stream().sorted().toList()));
            }
        }
    }

    boolean has(String name) {
        return fields.get(name) != null;
    }

    @Nullable
    Object get(String name) {
        return fields.get(name);
    }

    Optional<String> text(String name) {
        Object value = fields.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Map || value instanceof List) {
            fault(name, "must be a text");
            return Optional.empty();
        }
        return Optional.of(String.valueOf(value));
    }

    String required(String name) {
        Optional<String> text = text(name);
        if (text.isEmpty() && !has(name)) {
            fault(name, "is missing");
        }
        return text.orElse("");
    }

    Optional<Branch> branch(String name) {
        Object value = fields.get(name);
        if (value instanceof Map<?, ?> map) {
            return Optional.of(new Branch(below(name), map, faults));
        }
        if (value != null) {
            fault(name, "must be a group of fields");
        }
        return Optional.empty();
    }

    /** The fields as texts, in their order. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        fields.keySet().forEach(name -> texts.put(String.valueOf(name), required(String.valueOf(name))));
        return texts;
    }

    void fault(String name, String message) {
        faults.add(new Fault(below(name), message, -1));
    }

    String below(String name) {
        if (path.isEmpty()) {
            return name;
        }
        return name.isEmpty() ? path : path + "." + name;
    }
}
