package dev.tradewind.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One field of a form as it was sent.
 *
 * @param name the form's name for it; parts of a nested name are joined with dots
 * @param label what people see beside it, if the form sent that
 * @param value a text, a list of texts, or whatever else the form sent
 */
public record LeadField(
        String name,
        @Nullable String label,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Object value) {}
