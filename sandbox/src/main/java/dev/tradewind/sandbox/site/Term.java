package dev.tradewind.sandbox.site;

/** One term of a taxonomy. */
record Term(int id, String base, String name, String slug) {}
