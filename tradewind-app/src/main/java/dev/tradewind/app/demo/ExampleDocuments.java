package dev.tradewind.app.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The documents of an example, as they are in the repository's folder {@code examples}. */
public final class ExampleDocuments {

    private ExampleDocuments() {}

    /** The example that the demo runs. */
    public static Map<String, byte[]> ofDemo() {
        return of("orders-to-erp", List.of("orders-to-erp.yaml", "orders-to-erp.jsonata"));
    }

    /**
     * Files of an example by their names.
     *
     * @param example name of its folder
     */
    static Map<String, byte[]> of(String example, List<String> names) {
        Map<String, byte[]> files = new TreeMap<>();
        for (String name : names) {
            try (InputStream in = ExampleDocuments.class.getResourceAsStream("/examples/" + example + "/" + name)) {
                if (in == null) {
                    throw new IllegalStateException("the example's " + name + " is missing from the program");
                }
                files.put(name, in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }
}
