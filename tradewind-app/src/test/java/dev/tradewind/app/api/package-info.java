/** Tests of the JSON API. */
@org.jspecify.annotations.NullMarked
package dev.tradewind.app.api;
