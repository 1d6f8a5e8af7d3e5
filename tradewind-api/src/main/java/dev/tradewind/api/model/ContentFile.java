package dev.tradewind.api.model;

import org.jspecify.annotations.Nullable;

/**
 * A picture or file of a site.
 *
 * @param url where it can be fetched
 * @param mimeType for example {@code image/jpeg}
 * @param alternativeText what is read out instead of a picture
 */
public record ContentFile(
        @Nullable String url,
        @Nullable String mimeType,
        @Nullable String alternativeText) {}
