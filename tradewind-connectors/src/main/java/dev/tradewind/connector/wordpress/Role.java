package dev.tradewind.connector.wordpress;

import java.util.Arrays;
import java.util.Optional;

/** What a form's field can be in a lead, by the word it has in the setting {@code fields}. */
enum Role {
    FIRST_NAME("first-name"),
    LAST_NAME("last-name"),
    FULL_NAME("name"),
    EMAIL("email"),
    PHONE("phone"),
    COMPANY("company"),
    MESSAGE("message"),
    CONSENT("consent"),
    CONSENT_TEXT("consent-text"),
    FORM_ID("form-id"),
    FORM_NAME("form-name"),
    ENTRY_ID("entry-id"),
    PAGE_URL("page-url"),
    SUBMITTED_AT("submitted-at");

    private final String word;

    Role(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word.equals(word)).findFirst();
    }
}
