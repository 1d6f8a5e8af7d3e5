package dev.tradewind.engine.document;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values that a document names instead of holding: {@code ${vault:erp/key}}, {@code ${env:ERP_URL}}. */
final class References {

    private static final Pattern WHOLE = Pattern.compile("\\$\\{(vault|env):([^}]*)\\}");
    private static final Pattern VAULT_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,199}");
    private static final Pattern ENV_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,199}");

    private References() {}

    /**
     * One reference.
     *
     * @param place {@code vault} or {@code env}
     */
    record Reference(String place, String name) {
        boolean isVault() {
            return place.equals("vault");
        }

        boolean isWellFormed() {
            return (isVault() ? VAULT_NAME : ENV_NAME).matcher(name).matches();
        }
    }

    /** The reference that {@code text} is as a whole. */
    static Optional<Reference> of(String text) {
        Matcher matcher = WHOLE.matcher(text);
        return matcher.matches() ? Optional.of(new Reference(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    /** Whether a reference stands anywhere in {@code text}, or the beginning of one. */
    static boolean isIn(String text) {
        return text.contains("${");
    }
}
