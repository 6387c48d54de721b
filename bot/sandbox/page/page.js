// The page: live snapshots in, phones side by side, and the clock above them.

import { ask, make, post, toast } from "./dom.js";
import { Phone } from "./phone.js";

const byId = (id) => document.getElementById(id);
const POLL_MS = 1500;

class Page {
  constructor() {
    this.phones = new Map();
    this.shown = (location.hash.match(/-?\d+/g) || []).map(Number);
    this.active = null;
    this.inHand = null;
    this.unseen = new Set();
    this.state = null;
    byId("next").addEventListener("click", () => this.move({ next: true }));
    byId("hour").addEventListener("click", () => this.move({ move_s: 3600 }));
    byId("day").addEventListener("click", () => this.move({ move_s: 86400 }));
    this.wireFaults();
    this.connect();
    setInterval(() => this.tick(), 1000);
  }

  // Staying up to date: server-sent events, and asking again and again where they do not get through

  connect() {
    this.source?.close();
    clearInterval(this.polling);
    const source = this.source = new EventSource(`/page/events${this.query()}`);
    source.addEventListener("state", (event) => this.take(JSON.parse(event.data)));
    source.addEventListener("tick", (event) => this.takeTime(JSON.parse(event.data)));
    source.addEventListener("error", () => {
      if (source !== this.source) return;
      clearInterval(this.polling);
      this.polling = setInterval(() => this.poll(), POLL_MS);
    });
    source.addEventListener("open", () => clearInterval(this.polling));
  }

  async poll() {
    try {
      const response = await fetch(`/page/state${this.query()}`);
      this.take(await response.json());
      if (this.source.readyState === EventSource.CLOSED) this.connect();
    } catch {
      byId("lost").hidden = false;
    }
  }

  query() {
    return this.shown.length ? `?phones=${this.shown.join(",")}` : "";
  }

  take(state) {
    byId("lost").hidden = true;
    this.state = state;
    const known = new Set(state.phones.map((p) => p.id));
    this.shown = this.shown.filter((id) => known.has(id));
    for (const { id } of state.phones) {
      if (this.shown.length < Math.min(2, state.phones.length) && !this.shown.includes(id)) this.shown.push(id);
    }
    this.renderPhones();
    this.renderFaults();
    this.renderLead();
    this.takeTime(state);
  }

  takeTime({ now, frozen, next }) {
    this.now = { at: now, read: performance.now(), frozen };
    this.next = next;
    this.tick();
  }

  // Phones

  renderPhones() {
    let missing = false;
    const nodes = [];
    for (const id of this.shown) {
      const shot = this.state.phones.find((p) => p.id === id);
      if (!shot.messages) { missing = true; continue; }
      if (!this.phones.has(id)) this.phones.set(id, new Phone(shot, this));
      const phone = this.phones.get(id);
      nodes.push(phone.root);
    }
    for (const [id, phone] of this.phones) {
      if (this.shown.includes(id)) continue;
      phone.root.remove();
      this.phones.delete(id);
    }
    const main = byId("phones");
    nodes.forEach((node, place) => {
      if (main.children[place] !== node) main.insertBefore(node, main.children[place] || null);
    });
    for (const id of this.shown) {
      const shot = this.state.phones.find((p) => p.id === id);
      if (shot.messages) this.phones.get(id).update(shot);
    }
    if (!this.shown.includes(this.active)) this.active = this.shown[0] ?? null;
    this.renderTabs();
    if (missing) this.connect();
  }

  renderTabs() {
    const tabs = this.shown.map((id) => {
      const shot = this.state.phones.find((p) => p.id === id);
      const fresh = this.unseen.has(id) && id !== this.active;
      this.phones.get(id)?.root.classList.toggle("active", id === this.active);
      return make("button", { type: "button", class: "tab", "aria-pressed": String(id === this.active),
        onclick: () => this.activate(id) },
      shot.name, fresh ? make("span", { class: "dot", role: "img", "aria-label": "new message" }) : null);
    });
    const signature = tabs.map((tab) => tab.outerHTML).join("");
    if (signature === this.tabsShown) return;
    this.tabsShown = signature;
    const focused = [...byId("tabs").children].indexOf(document.activeElement);
    byId("tabs").replaceChildren(...tabs,
      make("button", { type: "button", class: "tab add", "aria-label": "Add a phone", title: "Add a phone",
        "data-testid": "add-phone", onclick: () => this.addPhone() }, "+"));
    if (focused >= 0) byId("tabs").children[focused]?.focus();
  }

  activate(id) {
    this.active = id;
    this.unseen.delete(id);
    this.renderTabs();
    const phone = this.phones.get(id);
    phone?.root.scrollIntoView({ block: "nearest", inline: "nearest" });
    phone?.toBottom();
  }

  noticed(phone) {
    if (phone.id === this.active && innerWidth < 820) return;
    this.unseen.add(phone.id);
  }

  show(id) {
    if (!this.shown.includes(id)) this.shown.push(id);
    this.remember();
    this.active = id;
  }

  hide(id) {
    if (this.shown.length < 2) return toast("One phone has to stay on the page.");
    // With two phones or fewer known, a hidden one would be filled in again.
    if (this.state.phones.length <= 2) return toast("There is no other phone to show instead.");
    this.shown = this.shown.filter((other) => other !== id);
    this.remember();
    this.renderPhones();
  }

  remember() {
    history.replaceState(null, "", `#${this.shown.join(",")}`);
    this.connect();
  }

  async addPhone() {
    const hidden = this.state.phones.filter((p) => !this.shown.includes(p.id));
    const options = hidden.map((p) => make("option", { value: p.id }, p.name));
    const which = make("select", {}, ...options, make("option", { value: "new" }, "Someone new"));
    const name = make("input", { maxlength: "40", autocomplete: "off", required: !hidden.length });
    const language = make("select", {}, ...[["en", "English"], ["de", "Deutsch"], ["es", "Español"],
      ["fr", "Français"], ["ar", "العربية"]].map(([value, label]) => make("option", { value }, label)));
    const zones = ["UTC", "Europe/Berlin", "Europe/London", "America/New_York", "Asia/Kolkata", "Australia/Sydney"];
    const zone = make("input", { value: Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC", list: "zones" });
    const person = make("div", { class: "fields", hidden: hidden.length > 0 },
      make("label", {}, "Name", name), make("label", {}, "Language", language), make("label", {}, "Time zone", zone),
      make("datalist", { id: "zones" }, ...zones.map((value) => make("option", { value }))));
    which.addEventListener("change", () => {
      person.hidden = which.value !== "new";
      name.required = which.value === "new";
    });
    const content = [hidden.length ? make("label", {}, "Whose phone", which) : null, person].filter(Boolean);
    const choice = await ask("Add a phone", content,
      [{ label: "Cancel", value: "" }, { label: "Add", value: "add", primary: true }]);
    if (choice !== "add") return;
    if (hidden.length && which.value !== "new") return this.show(Number(which.value));
    const answer = await post("phones", { name: name.value, language: language.value, zone: zone.value });
    if (answer.ok) this.show(answer.id);
  }

  isStartLink(url) {
    const { username } = this.state.bot;
    const found = /^(?:https?:\/\/)?(?:t|telegram)\.me\/(\w+)\/?\?(?:.*&)?start=/i.exec(url);
    return Boolean(found) && found[1].toLowerCase() === username.toLowerCase();
  }

  async openLink(url, from) {
    const people = this.state.phones.filter((p) => !p.group);
    const preferred = people.find((p) => p.id !== from && !p.started) || people.find((p) => p.id !== from) || people[0];
    const choices = people.map((p) => make("label", { class: "choice" },
      make("input", { type: "radio", name: "phone", value: p.id, checked: p.id === preferred.id }),
      p.name, make("small", {}, p.started ? "" : "has not started yet")));
    const list = make("fieldset", {}, make("legend", {}, "Open this link on"), ...choices);
    const choice = await ask("Open the link", [make("p", { class: "link" }, url), list],
      [{ label: "Cancel", value: "" }, { label: "Open", value: "open", primary: true }]);
    if (choice !== "open") return;
    const id = Number(list.querySelector("input:checked").value);
    const answer = await post("act", { chat_id: id, do: "open_link", url });
    if (answer.ok) this.show(id);
  }

  // Time

  botName() { return this.state.bot.name; }

  zone() {
    const zones = new Set(this.shown.map((id) => this.state.phones.find((p) => p.id === id)?.zone));
    return zones.size === 1 ? [...zones][0] : "UTC";
  }

  time(at, zone) {
    return new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: zone }).format(at);
  }

  day(at, zone) {
    return new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", timeZone: zone }).format(at);
  }

  tick() {
    if (!this.state) return;
    const { at, read, frozen } = this.now;
    const now = frozen ? at : at + (performance.now() - read);
    const zone = this.zone();
    const place = zone === "UTC" ? "UTC" : zone.split("/").pop().replaceAll("_", " ");
    const date = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", year: "numeric",
      timeZone: zone }).format(now);
    const clock = byId("clock");
    clock.replaceChildren(make("b", {}, this.time(now, zone)), ` ${date} · ${place}`);
    clock.dateTime = new Date(now).toISOString();
    for (const phone of this.phones.values()) phone.tick(now);
    if (!this.moving) this.renderNext(now, zone);
  }

  renderNext(now, zone) {
    const { next } = this;
    const label = next ? `Next: ${next.what}, ${this.when(next.at, now, zone)} ⏩` : "Nothing is due";
    const button = byId("next");
    if (button.textContent !== label) button.textContent = label;
    button.disabled = !next;
  }

  when(at, now, zone) {
    const key = (moment) => new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(moment);
    const time = this.time(at, zone);
    if (at <= now) return "now";
    if (key(at) === key(now)) return `today ${time}`;
    if (key(at) === key(now + 86400000)) return `tomorrow ${time}`;
    const day = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", timeZone: zone });
    return `${day.format(at)} ${time}`;
  }

  async move(body) {
    if (this.moving) return;
    this.moving = true;
    const buttons = ["next", "hour", "day"].map(byId);
    for (const button of buttons) button.setAttribute("aria-busy", "true");
    const answer = await post("clock", body);
    if (answer.ok && !answer.settled) toast("The bot is still at work on what came due.");
    this.moving = false;
    for (const button of buttons) button.removeAttribute("aria-busy");
    this.tick();
  }

  renderLead() {
    const [left, right] = this.shown.map((id) => this.state.phones.find((p) => p.id === id)?.name);
    const todo = right && innerWidth < 820 ? `Tap as ${left}, decide as ${right}, move the clock on.`
      : right ? `Tap as ${left} on the left; decide as ${right} on the right; move the clock on.`
      : left ? `Tap as ${left}, and move the clock on.` : "There is no phone yet: add one with +.";
    byId("lead").textContent = this.state.note ? `${todo} ${this.state.note}` : todo;
  }

  // Faults

  wireFaults() {
    const opener = byId("faults-open");
    opener.addEventListener("click", () => {
      const panel = byId("faults");
      panel.hidden = !panel.hidden;
      opener.setAttribute("aria-expanded", String(!panel.hidden));
    });
    byId("fault-form").addEventListener("submit", (event) => {
      event.preventDefault();
      post("faults", { kind: byId("fault-kind").value, method: byId("fault-method").value || null,
        times: Number(byId("fault-times").value) });
    });
    byId("fault-clear").addEventListener("click", () => post("faults/clear", {}));
  }

  renderFaults() {
    const kinds = byId("fault-kind");
    if (!kinds.children.length) {
      kinds.append(...this.state.fault_kinds.map((kind) => make("option", { value: kind }, FAULTS[kind] || kind)));
      byId("fault-method").append(make("option", { value: "" }, "any call but getUpdates"),
        ...this.state.methods.map((name) => make("option", { value: name }, name)));
    }
    const { faults } = this.state;
    byId("faults-open").textContent = faults.length ? `Faults (${faults.length})` : "Faults";
    const lines = faults.map((f) => `${FAULTS[f.kind] || f.kind}: ${f.method || "any call"}, ${f.times} more`);
    byId("fault-list").replaceChildren(...(lines.length ? lines : ["No fault is waiting."]).map((line) => make("li", {}, line)));
  }
}

const FAULTS = {
  429: "429 Too many requests", 500: "500 Telegram is ill", 502: "502 Bad gateway", 403: "403 Blocked by the user",
  "400_chat_not_found": "400 Chat not found", "400_parse": "400 Text refused", 401: "401 Token refused",
  404: "404 Not found", 409: "409 A second bot polls", slow: "A slow answer",
  timeout_after_delivery: "Delivered, but the answer is lost", refused: "Connection refused",
};

new Page();
