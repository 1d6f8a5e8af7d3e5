/** Where systems call us: a request comes in, is read within limits, handed to the hub, and answered once it is durable. */
@NullMarked
package dev.tradewind.app.intake;

import org.jspecify.annotations.NullMarked;
