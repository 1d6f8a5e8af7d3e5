package dev.tradewind.engine.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether recorded exchanges keep what identifies a person. */
public enum PersonalData {
    /** Kept: support can see what was sent. */
    KEEP,
    /** Replaced by a mark wherever a JSON field or a query parameter has a name that stands for a person's data. */
    MASK;

    static final String MARK = "[personal]";

    /** Names without case and separators: {@code first_name}, {@code firstName} and {@code First-Name} are one. */
    private static final Set<String> FIELDS = Set.of(
            "email",
            "emailaddress",
            "mail",
            "phone",
            "phonenumber",
            "telephone",
            "mobile",
            "fax",
            "firstname",
            "lastname",
            "fullname",
            "displayname",
            "customername",
            "contactname",
            "surname",
            "givenname",
            "familyname",
            "nickname",
            "username",
            "company",
            "address",
            "address1",
            "address2",
            "addressline1",
            "addressline2",
            "street",
            "streetaddress",
            "housenumber",
            "postcode",
            "postalcode",
            "zip",
            "zipcode",
            "city",
            "birthdate",
            "dateofbirth",
            "birthday",
            "customeripaddress",
            "customeruseragent",
            "ipaddress",
            "customernote",
            "vatid",
            "vatnumber",
            "taxid",
            "iban");

    static boolean isField(String name) {
        return FIELDS.contains(name.toLowerCase(Locale.ROOT).replaceAll("[_\\-. ]", ""));
    }

    /** A copy of {@code tree} with every personal text or number replaced. What lies below such a name goes with it. */
    static @Nullable Object masked(@Nullable Object tree) {
        return switch (tree) {
            case null -> null;
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> copy = new LinkedHashMap<>();
                map.forEach((key, value) ->
                        copy.put(String.valueOf(key), isField(String.valueOf(key)) ? mark(value) : masked(value)));
                yield copy;
            }
            case List<?> list -> list.stream().map(PersonalData::masked).toList();
            default -> tree;
        };
    }

    private static @Nullable Object mark(@Nullable Object value) {
        boolean empty = value == null || value.equals("");
        return empty ? value : MARK;
    }
}
