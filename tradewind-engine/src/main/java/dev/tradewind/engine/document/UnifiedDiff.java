package dev.tradewind.engine.document;

import java.util.ArrayList;
import java.util.List;

/** Compares two texts line by line. */
final class UnifiedDiff {

    private static final int CONTEXT = 3;

    /** Beyond this many pairs of lines the whole text is shown as changed: the table would not fit. */
    private static final long CELLS_MAX = 4_000_000;

    /** A line with its sign: blank, minus or plus. */
    private record Line(char sign, String text) {}

    private UnifiedDiff() {}

    /** Hunks as {@code diff -u} writes them, without the lines that name files; empty for equal texts. */
    static String of(String before, String after) {
        List<Line> lines = lines(before.lines().toList(), after.lines().toList());
        StringBuilder out = new StringBuilder();
        int i = 0;
        while ((i = nextChange(lines, i)) < lines.size()) {
            int from = Math.max(0, i - CONTEXT);
            int to = endOfHunk(lines, i);
            header(lines, from, to, out);
            lines.subList(from, to)
                    .forEach(line -> out.append(line.sign()).append(line.text()).append('\n'));
            i = to;
        }
        return out.toString();
    }

    private static int nextChange(List<Line> lines, int from) {
        int i = from;
        while (i < lines.size() && lines.get(i).sign() == ' ') {
            i++;
        }
        return i;
    }

    private static int endOfHunk(List<Line> lines, int firstChange) {
        int end = firstChange;
        for (int i = firstChange; i < lines.size() && i - end <= 2 * CONTEXT; i++) {
            if (lines.get(i).sign() != ' ') {
                end = i;
            }
        }
        return Math.min(lines.size(), end + 1 + CONTEXT);
    }

    private static void header(List<Line> lines, int from, int to, StringBuilder out) {
        List<Line> hunk = lines.subList(from, to);
        out.append("@@ -")
                .append(range(count(lines.subList(0, from), '+'), count(hunk, '+')))
                .append(" +")
                .append(range(count(lines.subList(0, from), '-'), count(hunk, '-')))
                .append(" @@\n");
    }

    private static String range(long before, long length) {
        return (length == 0 ? before : before + 1) + (length == 1 ? "" : "," + length);
    }

    /** Lines of one side: all but those that only the other has. */
    private static long count(List<Line> lines, char otherSide) {
        return lines.stream().filter(line -> line.sign() != otherSide).count();
    }

    private static List<Line> lines(List<String> a, List<String> b) {
        List<Line> lines = new ArrayList<>();
        if ((long) a.size() * b.size() > CELLS_MAX) {
            a.forEach(text -> lines.add(new Line('-', text)));
            b.forEach(text -> lines.add(new Line('+', text)));
            return lines;
        }
        int[][] common = common(a, b);
        int i = 0;
        int j = 0;
        while (i < a.size() || j < b.size()) {
            if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
                lines.add(new Line(' ', a.get(i++)));
                j++;
            } else if (j == b.size() || (i < a.size() && common[i + 1][j] >= common[i][j + 1])) {
                lines.add(new Line('-', a.get(i++)));
            } else {
                lines.add(new Line('+', b.get(j++)));
            }
        }
        return lines;
    }

    /** Length of the longest common subsequence of what follows each pair of lines. */
    private static int[][] common(List<String> a, List<String> b) {
        int[][] common = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                common[i][j] = a.get(i).equals(b.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
