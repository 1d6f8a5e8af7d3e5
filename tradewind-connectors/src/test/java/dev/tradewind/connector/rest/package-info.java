/** Tests of connector files. */
@NullMarked
package dev.tradewind.connector.rest;

import org.jspecify.annotations.NullMarked;
