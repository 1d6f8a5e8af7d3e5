package dev.tradewind.app.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/** The documents of the demo: the example orders-to-erp, as it is in the repository. */
public final class DemoDocuments {

    private static final String[] FILES = {"orders-to-erp.yaml", "orders-to-erp.jsonata"};

    private DemoDocuments() {}

    public static Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        for (String name : FILES) {
            try (InputStream in = DemoDocuments.class.getResourceAsStream("/demo/orders-to-erp/" + name)) {
                if (in == null) {
                    throw new IllegalStateException("the demo's " + name + " is missing from the program");
                }
                files.put(name, in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }
}
