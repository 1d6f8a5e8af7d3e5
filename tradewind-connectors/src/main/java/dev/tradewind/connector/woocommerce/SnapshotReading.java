package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.model.Figure;
import dev.tradewind.api.model.Report;
import dev.tradewind.api.model.ReportDay;
import dev.tradewind.api.model.SitePlugin;
import dev.tradewind.api.model.SiteTheme;
import dev.tradewind.api.model.SystemStatus;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a shop says of itself at one moment: its reports, and what it is made of. Links are left out. */
final class SnapshotReading {

    private SnapshotReading() {}

    /** A report: a list of counts, or of one object with amounts, which may have the same by day. */
    static Report report(Fields snapshot, ListStream.Seen seen) {
        List<Figure> figures = new ArrayList<>();
        List<ReportDay> days = new ArrayList<>();
        List<Map<String, Object>> rest = snapshot.list("answer", row -> row(row, figures, days));
        Map<String, Object> extra = snapshot.rest();
        rest.stream().filter(more -> !more.isEmpty()).forEach(more -> extra.putAll(more));
        return new Report(seen.key(), figures, days, seen.at(), extra);
    }

    private static Map<String, Object> row(Fields row, List<Figure> figures, List<ReportDay> days) {
        row.drop("_links");
        BigDecimal total = row.numberIfAny(row.has("quantity") ? "quantity" : "total");
        if (total != null) {
            String id = row.has("product_id") ? row.id("product_id") : row.id("slug");
            figures.add(new Figure(id, row.text("name"), total));
            return row.rest();
        }
        if (row.peek("totals") instanceof Map<?, ?>) {
            Fields byDay = row.object("totals");
            List.copyOf(byDay.rest().keySet()).forEach(day -> days.add(new ReportDay(day, amounts(byDay.object(day)))));
        }
        figures.addAll(amounts(row));
        return row.rest();
    }

    // Every number is a figure; what is none stays.
    private static List<Figure> amounts(Fields numbers) {
        List<Figure> figures = new ArrayList<>();
        for (String name : List.copyOf(numbers.rest().keySet())) {
            BigDecimal value = numbers.numberIfAny(name);
            if (value != null) {
                figures.add(new Figure(name, null, value));
            }
        }
        return figures;
    }

    static SystemStatus status(Fields snapshot, ListStream.Seen seen) {
        Fields status = snapshot.object("answer");
        status.drop("_links");
        Fields environment = status.object("environment");
        Fields settings = status.object("settings");
        Fields theme = status.object("theme");
        String database = environment.text("mysql_version_string");
        String storage = storage(settings);
        return new SystemStatus(
                seen.key(),
                environment.text("version"),
                environment.text("wp_version"),
                environment.text("php_version"),
                database == null ? environment.text("mysql_version") : database,
                environment.text("server_info"),
                environment.text("language"),
                settings.text("currency"),
                storage,
                new SiteTheme(theme.text("name"), theme.text("version")),
                status.list("active_plugins", SnapshotReading::plugin),
                seen.at(),
                withRests(status, environment, settings, theme));
    }

    private static @Nullable String storage(Fields settings) {
        if (!(settings.peek("HPOS_enabled") instanceof Boolean)) {
            return null;
        }
        return settings.flag("HPOS_enabled") ? "hpos" : "legacy";
    }

    private static Map<String, Object> withRests(Fields status, Fields environment, Fields settings, Fields theme) {
        keep(status, "environment", environment);
        keep(status, "settings", settings);
        keep(status, "theme", theme);
        return status.rest();
    }

    private static void keep(Fields status, String name, Fields part) {
        if (!part.rest().isEmpty()) {
            status.put(name, part.rest());
        }
    }

    private static SitePlugin plugin(Fields plugin) {
        return new SitePlugin(
                plugin.label("plugin"),
                plugin.text("name"),
                plugin.text("version"),
                plugin.text("version_latest"),
                plugin.rest());
    }
}
