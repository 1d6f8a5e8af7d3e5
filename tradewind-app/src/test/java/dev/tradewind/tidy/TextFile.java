package dev.tradewind.tidy;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A file of the repository as text.
 *
 * @param path from the root of the repository, with slashes
 */
record TextFile(String path, String text) {

    List<String> lines() {
        return text.lines().toList();
    }

    boolean isJava() {
        return path.endsWith(".java");
    }

    boolean isMainJava() {
        return isJava() && path.contains("src/main/java/");
    }

    /** Data for tests: received from outside and kept as it was, so rules about our own words don't apply. */
    boolean isTestData() {
        return path.contains("src/test/resources/") || path.startsWith("tradewind-testkit/src/main/resources/");
    }

    String folder() {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    String at(int line, String what) {
        return path + ":" + line + ": " + what;
    }

    /** What {@code rule} finds, line by line; it gets the number of the line, from 1, and the line. */
    Stream<String> eachLine(BiFunction<Integer, String, Stream<String>> rule) {
        List<String> lines = lines();
        return IntStream.range(0, lines.size()).boxed().flatMap(i -> rule.apply(i + 1, lines.get(i)));
    }
}
