// Times in the reader's zone, and "2 min ago" that stays true. Without this script pages show UTC.
(function () {
  "use strict";

  const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false });
  const dayAndClock = new Intl.DateTimeFormat(undefined, {
    day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false,
  });

  // The server's clock counts, for the reader's may be wrong.
  let ahead = 0;

  function now() {
    return Date.now() + ahead;
  }

  function rough(seconds) {
    if (seconds < 60) return Math.floor(seconds) + " s";
    if (seconds < 3600) return Math.floor(seconds / 60) + " min";
    if (seconds < 48 * 3600) return Math.floor(seconds / 3600) + " h";
    return Math.floor(seconds / 86400) + " days";
  }

  function ago(time) {
    const seconds = (now() - time) / 1000;
    if (Math.abs(seconds) < 3) return "just now";
    return seconds < 0 ? "in " + rough(-seconds) : rough(seconds) + " ago";
  }

  function sameDay(time) {
    return time.toDateString() === new Date(now()).toDateString();
  }

  function put(element, text) {
    if (element.textContent !== text) element.textContent = text;
  }

  function update(root) {
    root.querySelectorAll("time.ago").forEach((element) => put(element, ago(new Date(element.dateTime))));
    root.querySelectorAll("time.clock").forEach((element) => {
      const time = new Date(element.dateTime);
      put(element, (sameDay(time) ? clock : dayAndClock).format(time));
    });
  }

  window.tradewindTimes = {
    update,
    serverSays(time) {
      if (!Number.isNaN(time)) ahead = time - Date.now();
    },
  };

  document.addEventListener("DOMContentLoaded", () => {
    update(document);
    setInterval(() => update(document), 1000);
  });
})();
