package dev.tradewind.api.model;

import org.jspecify.annotations.Nullable;

/**
 * Which form was filled in, and where.
 *
 * @param id the form's id at the site
 * @param name what the site calls the form
 * @param entryId the submission's id at the site
 * @param pageUrl address of the page with the form, as the site sent it
 */
public record LeadForm(
        @Nullable String id,
        @Nullable String name,
        @Nullable String entryId,
        @Nullable String pageUrl) {}
