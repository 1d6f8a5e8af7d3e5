/** The latest state of every record of every connection. */
@NullMarked
package dev.tradewind.engine.entity;

import org.jspecify.annotations.NullMarked;
