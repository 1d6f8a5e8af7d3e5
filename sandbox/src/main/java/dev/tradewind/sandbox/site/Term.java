package dev.tradewind.sandbox.site;

/**
 * One term of a taxonomy.
 *
 * @param base part of the taxonomy's address, for example {@code categories}
 */
record Term(int id, String base, String name, String slug) {

    String taxonomy() {
        return taxonomy(base);
    }

    /** The taxonomy's own name. WordPress's two have other names than addresses; those of sites mostly have not. */
    static String taxonomy(String base) {
        return switch (base) {
            case "categories" -> "category";
            case "tags" -> "post_tag";
            default -> base;
        };
    }
}
