package dev.tradewind.engine.document;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong, so that all of it is told at once. For one check, on one thread. */
final class Problems {

    /** A person fixes no more at a time, and a file of garbage has no end of them. */
    static final int MAX = 500;

    private final List<Problem> found = new ArrayList<>();

    void add(String file, Position at, String path, String message) {
        add(file, at, path, message, null);
    }

    void add(String file, Position at, String path, String message, @Nullable String hint) {
        if (found.size() < MAX) {
            found.add(new Problem(file, at.line(), at.column(), path, message, hint));
        }
    }

    int size() {
        return found.size();
    }

    List<Problem> sorted() {
        return found.stream().sorted(Problem.ORDER).distinct().toList();
    }
}
