package dev.tradewind.app.command;

import java.util.ArrayList;
import java.util.List;

/** A table for people: columns as wide as their widest cell, the last as long as it likes. Not safe for threads. */
final class Table {

    /** Wider cells are cut, so that one odd name does not push everything else off the screen. */
    private static final int CELL_CHARS_MAX = 44;

    private final List<String> heads;
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... heads) {
        this.heads = List.of(heads);
    }

    void row(Object... cells) {
        List<String> row = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            String text = printable(String.valueOf(cells[i]));
            boolean isLast = i == cells.length - 1;
            row.add(isLast || text.length() <= CELL_CHARS_MAX ? text : text.substring(0, CELL_CHARS_MAX - 1) + "…");
        }
        rows.add(row);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    void print(Console console) {
        List<List<String>> all = new ArrayList<>();
        all.add(heads);
        all.addAll(rows);
        int[] widths = new int[heads.size()];
        for (List<String> row : all) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : all) {
            var line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                line.append(row.get(i));
                line.repeat(
                        " ", i == row.size() - 1 ? 0 : widths[i] - row.get(i).length() + 2);
            }
            console.print(line.toString().stripTrailing());
        }
    }

    /** Without line breaks and control characters: what a store sends must not drive somebody's terminal. */
    static String printable(String text) {
        var safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> safe.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
        return safe.toString();
    }
}
