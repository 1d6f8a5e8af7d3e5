package dev.tradewind.api.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something a person agreed to when filling in a form.
 *
 * @param field the form's field that says so
 * @param text the words that were agreed to, as far as the form sent them
 * @param at when
 */
public record LeadConsent(String field, @Nullable String text, Instant at) {}
