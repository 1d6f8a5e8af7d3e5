package dev.tradewind.api.model;

import org.jspecify.annotations.Nullable;

/**
 * What a shop looks like.
 *
 * @param name for people
 * @param version of it
 */
public record SiteTheme(@Nullable String name, @Nullable String version) {}
