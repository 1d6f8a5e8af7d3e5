package dev.tradewind.api.model;

import org.jspecify.annotations.Nullable;

/**
 * What a piece of content says.
 *
 * @param title as written, where the source tells; as shown otherwise
 * @param content HTML, as written where the source tells, with the marks of the editor; as shown otherwise
 * @param excerpt as {@code content}
 */
public record ContentText(
        @Nullable String title,
        @Nullable String content,
        @Nullable String excerpt) {}
