/** A simulated WordPress site: content, taxonomies, media, users and calendar events over its REST API, in memory. */
@NullMarked
package dev.tradewind.sandbox.site;

import org.jspecify.annotations.NullMarked;
