package dev.tradewind.api.model;

import java.util.List;

/**
 * The figures of one day, or one month, of a {@link Report}.
 *
 * @param day in the shop's time zone: {@code 2026-11-20}, {@code 2026-11}
 * @param figures what was counted for it
 */
public record ReportDay(String day, List<Figure> figures) {

    public ReportDay {
        figures = List.copyOf(figures);
    }
}
