/**
 * WordPress sites: what people send by their forms is taken; content, terms, users and calendar events are read, content, users
 * and calendar events are written.
 *
 * <p>A form's request goes through {@link dev.tradewind.connector.wordpress.FormGuard} (who may send),
 * {@link dev.tradewind.connector.wordpress.FormBody} (bytes to a tree), {@link dev.tradewind.connector.wordpress.Submission}
 * (what is a field, what the plug-in added) and {@link dev.tradewind.connector.wordpress.LeadReader} (who, what, agreed to
 * what).
 *
 * <p>What is read is listed by {@link dev.tradewind.connector.wordpress.SiteList} and {@link
 * dev.tradewind.connector.wordpress.EventList}; {@link dev.tradewind.connector.wordpress.SiteStreams} says how changes are
 * found, and a {@link dev.tradewind.connector.wordpress.SiteReading} for each kind of record what it means.
 *
 * <p>What is written goes through {@link dev.tradewind.connector.wordpress.SiteApi}; what a site's refusals mean is in
 * {@link dev.tradewind.connector.wordpress.SiteFailures}.
 */
@NullMarked
package dev.tradewind.connector.wordpress;

import org.jspecify.annotations.NullMarked;
