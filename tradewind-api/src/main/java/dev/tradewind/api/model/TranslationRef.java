package dev.tradewind.api.model;

/**
 * The same thing in another language.
 *
 * @param code of the language
 * @param id of the record in that language
 */
public record TranslationRef(String code, String id) {}
