// Keeps the page true while it is open: the hub says "changed", and the page asks for itself again (see layout.jte).
(function () {
  "use strict";

  const RETRY_MS = 5000;
  const NOTICE_MS = 8000;

  let source = null;
  let wasLost = false;
  let retry = 0;

  function say(text, lost) {
    const state = document.getElementById("live-state");
    state.hidden = false;
    state.classList.toggle("lost", lost);
    const place = document.getElementById("live-text");
    if (place.textContent !== text) place.textContent = text;
  }

  function refresh() {
    document.body.dispatchEvent(new CustomEvent("tradewind:changed"));
  }

  function lost() {
    wasLost = true;
    say("Connection lost", true);
    if (source && source.readyState === EventSource.CLOSED) {
      clearTimeout(retry);
      retry = setTimeout(connect, RETRY_MS);
    }
  }

  function connect() {
    disconnect();
    source = new EventSource("/live");
    source.addEventListener("hello", () => {
      say("Live", false);
      if (wasLost) refresh();
      wasLost = false;
    });
    source.addEventListener("changed", refresh);
    source.onerror = lost;
  }

  function disconnect() {
    clearTimeout(retry);
    if (source) source.close();
    source = null;
  }

  // A browser keeps six connections to a server: pages that nobody looks at must not hold one each.
  function followVisibility() {
    if (document.hidden) {
      disconnect();
    } else if (!source) {
      wasLost = true;
      connect();
    }
  }

  // The new page is laid over the old one piece by piece: what is the same stays as it is, with its focus, its open
  // details, its ticks and what has been typed.
  function isSame(a, b) {
    return a.nodeType === b.nodeType && a.nodeName === b.nodeName && (a.id || "") === (b.id || "");
  }

  function overlay(old, fresh) {
    if (old.nodeType !== Node.ELEMENT_NODE) {
      if (old.nodeValue !== fresh.nodeValue) old.nodeValue = fresh.nodeValue;
      return;
    }
    if (old.hasAttribute("data-keep")) return;
    overlayAttributes(old, fresh);
    overlayChildren(old, fresh);
  }

  function overlayAttributes(old, fresh) {
    for (const { name } of Array.from(old.attributes)) {
      const isReaders = name === "open" && old.nodeName === "DETAILS";
      if (!fresh.hasAttribute(name) && !isReaders && name !== "disabled") old.removeAttribute(name);
    }
    for (const { name, value } of Array.from(fresh.attributes)) {
      if (old.getAttribute(name) !== value) old.setAttribute(name, value);
    }
  }

  function overlayChildren(old, fresh) {
    const known = new Map();
    for (const child of old.children) if (child.id) known.set(child.id, child);
    let at = old.firstChild;
    for (const child of Array.from(fresh.childNodes)) {
      let match = child.id ? known.get(child.id) : at;
      while (!child.id && match && !isSame(match, child)) match = skippable(match) ? match.nextSibling : null;
      if (match && isSame(match, child)) {
        if (match !== at) old.insertBefore(match, at);
        overlay(match, child);
        at = match.nextSibling;
      } else {
        old.insertBefore(child, at);
      }
    }
    while (at) {
      const next = at.nextSibling;
      at.remove();
      at = next;
    }
  }

  // Text between elements may be passed over; an element with a name is kept for its own counterpart.
  function skippable(node) {
    return node.nodeType === Node.TEXT_NODE && node.nodeValue.trim() === "";
  }

  htmx.defineExtension("steady", {
    isInlineSwap: (style) => style === "steady",
    handleSwap(style, target, fragment) {
      if (style !== "steady") return false;
      const fresh = fragment.querySelector("#" + target.id);
      if (!fresh) return [target];
      window.tradewindTimes.update(fresh);
      overlay(target, fresh);
      return [target];
    },
  });

  // Answered by another page, the one to sign in for example: go there instead of showing a piece of it.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { detail } = event;
    const served = Date.parse(detail.xhr.getResponseHeader("Date"));
    window.tradewindTimes.serverSays(served);
    if (detail.target.id === "page" && !detail.serverResponse.includes('id="page"')) {
      detail.shouldSwap = false;
      window.location.reload();
    }
  });

  document.addEventListener("htmx:afterRequest", (event) => {
    const { requestConfig, successful, xhr, target } = event.detail;
    if (requestConfig.verb === "get") return;
    if (successful || xhr.status === 409) {
      refresh();
      fade(target);
    } else {
      showProblem(xhr.status);
    }
  });

  function showProblem(status) {
    const text = status === 403
      ? "That was not allowed: the session may have ended. Reload the page and try again."
      : "The hub did not take that (" + (status || "no answer") + "). Try again in a moment.";
    const notice = document.createElement("p");
    notice.className = "notice bad";
    notice.textContent = text;
    document.getElementById("notice").replaceChildren(notice);
  }

  // Good news goes by itself, bad news stays until it is dismissed.
  function fade(place) {
    const notice = place && place.querySelector(".notice.good");
    if (notice) setTimeout(() => notice.remove(), NOTICE_MS);
  }

  document.addEventListener("click", (event) => {
    const dismiss = event.target.closest("[data-dismiss]");
    if (dismiss) dismiss.closest(".notice").remove();
    const copy = event.target.closest("[data-copy]");
    if (copy) copyText(copy);
  });

  function copyText(button) {
    const label = button.textContent;
    navigator.clipboard.writeText(button.dataset.copy).then(
      () => { button.textContent = "Copied"; },
      () => { button.textContent = "Select and copy it by hand"; },
    ).finally(() => setTimeout(() => { button.textContent = label; }, 2000));
  }

  // "Select all" above a list of ticks.
  document.addEventListener("change", (event) => {
    const all = event.target.closest("[data-ticks]");
    if (!all) return;
    document.querySelectorAll("input[name='" + all.dataset.ticks + "']").forEach((tick) => { tick.checked = all.checked; });
  });

  // A form whose answer takes seconds says so, and cannot be sent twice.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.dataset.busy) return;
    const button = form.querySelector("button[type=submit]");
    button.textContent = form.dataset.busy;
    setTimeout(() => { button.disabled = true; });
  });

  document.addEventListener("visibilitychange", followVisibility);
  window.addEventListener("pagehide", disconnect);
  window.addEventListener("pageshow", (event) => { if (event.persisted) followVisibility(); });
  connect();
})();
