package dev.tradewind.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Figures that a shop counts itself, as they were at one moment. The contract is {@code report.schema.json} beside this class.
 *
 * @param id which report, for example {@code sales} or {@code orders/totals}
 * @param figures one for each thing that is counted
 * @param days the same by day; empty if the report has no days
 * @param modifiedAt when it was counted, by the source's clock
 * @param extra what else the source sent, under the source's own names
 */
public record Report(
        String id,
        List<Figure> figures,
        List<ReportDay> days,
        Instant modifiedAt,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, @Nullable Object> extra)
        implements Entity {

    public Report {
        figures = List.copyOf(figures);
        days = List.copyOf(days);
        extra = Extra.copy(extra);
    }

    /** Its own name. */
    @Override
    public String label() {
        return id;
    }

    /** Reports have no state. */
    @Override
    public String status() {
        return "";
    }
}
