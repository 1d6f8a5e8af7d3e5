/** Connectors that are written as a file: REST systems that speak JSON. */
@NullMarked
package dev.tradewind.connector.rest;

import org.jspecify.annotations.NullMarked;
