package dev.tradewind.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The result as a table for people and as a tree for programs. */
final class Report {

    private Report() {}

    /** A table in Markdown, which a terminal shows well enough. */
    static String table(List<Figure> figures) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("figure", "unit", "hub", "baseline", "ratio", "target", "baseline is"));
        for (Figure figure : figures) {
            rows.add(List.of(
                    figure.name(),
                    figure.unit(),
                    text(figure.hub()),
                    figure.baseline().map(Report::text).orElse("–"),
                    figure.ratio().map(Report::text).orElse("–"),
                    figure.target(),
                    figure.against()));
        }
        int[] widths = new int[rows.getFirst().size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        StringBuilder table = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            line(table, rows.get(i), widths);
            if (i == 0) {
                line(table, rule(widths), widths);
            }
        }
        return table.toString();
    }

    private static List<String> rule(int[] widths) {
        List<String> rule = new ArrayList<>();
        for (int width : widths) {
            rule.add("-".repeat(width));
        }
        return rule;
    }

    private static void line(StringBuilder table, List<String> cells, int[] widths) {
        for (int i = 0; i < widths.length; i++) {
            table.append("| ")
                    .append(cells.get(i))
                    .append(" ".repeat(widths[i] - cells.get(i).length() + 1));
        }
        table.append("|\n");
    }

    /** Median, then the range if there were several rounds. */
    private static String text(Samples samples) {
        return samples.values().size() == 1
                ? number(samples.median())
                : number(samples.median()) + " (" + number(samples.min()) + "–" + number(samples.max()) + ")";
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "?";
        }
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f", value);
    }

    static Map<String, @Nullable Object> tree(String machine, List<Figure> figures) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("machine", machine);
        List<@Nullable Object> list = new ArrayList<>();
        for (Figure figure : figures) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("figure", figure.name());
            row.put("unit", figure.unit());
            row.put("hub", tree(Optional.of(figure.hub())));
            row.put("baseline", tree(figure.baseline()));
            row.put("ratio", tree(figure.ratio()));
            row.put("target", figure.target());
            row.put("against", figure.against());
            list.add(row);
        }
        tree.put("figures", list);
        return tree;
    }

    private static @Nullable Object tree(Optional<Samples> samples) {
        return samples.map(s -> {
                    Map<String, @Nullable Object> one = new LinkedHashMap<>();
                    one.put("median", s.median());
                    one.put("min", s.min());
                    one.put("max", s.max());
                    one.put("rounds", s.values());
                    return one;
                })
                .orElse(null);
    }
}
