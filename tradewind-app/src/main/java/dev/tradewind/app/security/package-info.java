/** Who may see and order what: login, tokens, the guard of the demo, headers of every page. */
@NullMarked
package dev.tradewind.app.security;

import org.jspecify.annotations.NullMarked;
