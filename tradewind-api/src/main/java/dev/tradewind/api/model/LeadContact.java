package dev.tradewind.api.model;

import org.jspecify.annotations.Nullable;

/**
 * Who filled in a form, as far as the form tells.
 *
 * @param firstName given name
 * @param lastName family name
 * @param fullName whole name as typed, or made of the parts
 * @param email e-mail address as typed, without blanks around it
 * @param phone telephone number as typed
 * @param company company
 */
public record LeadContact(
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String fullName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String company) {}
