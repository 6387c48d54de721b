// One phone: its chat kept in step with the snapshot, and everything its owner can do.

import { bubble, summary } from "./bubble.js";
import { ask, base64, make, post, toast } from "./dom.js";
import { Composer } from "./composer.js";

const PATIENCE_MS = 6000;

export class Phone {
  constructor(shot, page) {
    this.id = shot.id;
    this.page = page;
    this.shot = shot;
    this.nodes = new Map();
    this.seenAnswers = null;
    this.newestFromBot = 0;
    this.waitingUntil = 0;
    this.replyTo = null;
    this.editing = null;
    this.build();
  }

  build() {
    const { name } = this.shot;
    this.owner = make("span", { class: "owner" }, name);
    this.localTime = make("span", { class: "local-time" });
    this.status = make("p", { class: "status" });
    this.menu = make("div", { class: "menu", hidden: true });
    this.menuButton = make("button", { type: "button", class: "icon", "aria-label": `More for ${name}`,
      "aria-expanded": "false", onclick: () => this.toggleMenu() }, "⋮");
    this.log = make("div", { class: "log", role: "log", "aria-live": "polite", tabindex: "0",
      "aria-label": `${name}'s chat` });
    // Someone who reads the newest message keeps seeing it when the chat grows or its window shrinks.
    this.pinned = true;
    this.log.addEventListener("scroll", () => { this.pinned = this.atBottom(); });
    new ResizeObserver(() => this.pinned && this.toBottom()).observe(this.log);
    this.typing = make("p", { class: "typing", hidden: true, "aria-label": "The bot is typing" },
      make("i"), make("i"), make("i"));
    this.alerts = make("div", { class: "phone-toasts", role: "status", "aria-live": "assertive" });
    this.composer = new Composer(this);
    this.root = make("section", { class: "phone", "data-phone": name, "aria-label": `${name}'s phone` },
      make("div", { class: "bar" }, this.owner, this.localTime),
      make("div", { class: "chat-head" },
        make("img", { src: "/page/icon.svg", alt: "", width: "40", height: "40" }),
        make("div", { class: "chat-name" }, make("h2", {}, this.page.botName()), this.status),
        this.menuButton, this.menu),
      this.log, this.alerts, this.composer.root);
    this.root.addEventListener("keydown", (event) => event.key === "Escape" && this.closeMenus());
    document.addEventListener("click", (event) => {
      if (!this.menu.contains(event.target) && !this.menuButton.contains(event.target)) this.closeMenu();
    });
  }

  // What the page shows

  update(shot) {
    this.shot = shot;
    const fromBot = shot.messages.filter((m) => !m.mine);
    const newest = fromBot.length ? fromBot[fromBot.length - 1].id : 0;
    const changed = this.renderMessages();
    if (changed.bot || this.seenAnswers !== null && shot.answers.some((a) => !this.seenAnswers.has(a.id))) {
      this.waitingUntil = 0;
    }
    if (newest > this.newestFromBot && this.seenAnswers !== null) this.lightUp();
    this.newestFromBot = Math.max(this.newestFromBot, newest);
    this.showAnswers();
    this.renderTyping();
    this.composer.update();
    if (changed.any && changed.follow) this.toBottom();
  }

  renderMessages() {
    const { messages } = this.shot;
    const follow = this.pinned;
    const focused = this.log.contains(document.activeElement) ? document.activeElement : null;
    const focusLabel = focused?.textContent;
    const focusId = focused?.closest("[data-message-id]")?.dataset.messageId;
    const wanted = [];
    const changed = { any: false, bot: false, follow };
    let day = "";
    for (const message of messages) {
      const today = this.page.day(message.at, this.shot.zone);
      if (today !== day) {
        day = today;
        wanted.push(this.kept(`day ${day}`, day, () => make("p", { class: "day" }, make("span", {}, day))));
      }
      const busy = this.shot.waiting.filter((w) => w.message_id === message.id);
      const original = message.reply_to === null ? null : messages.find((m) => m.id === message.reply_to);
      const signature = JSON.stringify([message, busy, original ? summary(original) : ""]);
      const before = this.nodes.get(message.id)?.signature;
      wanted.push(this.kept(message.id, signature, () => bubble(message, this.shot, this)));
      if (before === signature) continue;
      changed.any = true;
      changed.bot ||= !message.mine && !busy.length;
    }
    if (!messages.length) wanted.push(this.kept("empty", "", () => this.emptyChat()));
    wanted.push(this.kept("typing", "", () => this.typing));
    const keep = new Set(wanted);
    for (const [key, { node }] of this.nodes) {
      if (keep.has(node)) continue;
      node.remove();
      this.nodes.delete(key);
      changed.any = true;
    }
    wanted.forEach((node, place) => {
      if (this.log.children[place] !== node) this.log.insertBefore(node, this.log.children[place] || null);
    });
    if (focused && !focused.isConnected) this.restoreFocus(focusId, focusLabel);
    return changed;
  }

  kept(key, signature, build) {
    const there = this.nodes.get(key);
    if (there && there.signature === signature) return there.node;
    const node = build();
    if (there) there.node.remove();
    this.nodes.set(key, { node, signature });
    return node;
  }

  // A card that was edited under the finger keeps the keyboard user where they were.
  restoreFocus(messageId, label) {
    const message = this.log.querySelector(`[data-message-id="${messageId}"]`);
    const same = [...(message?.querySelectorAll("button") || [])].find((b) => b.textContent === label);
    (same || this.log).focus({ preventScroll: true });
  }

  emptyChat() {
    return make("div", { class: "empty" }, make("img", { src: "/page/icon.svg", alt: "", width: "72", height: "72" }),
      make("p", {}, `${this.shot.name} has not written to ${this.page.botName()} yet.`));
  }

  renderTyping() {
    const left = Math.max(this.shot.typing_ms, this.waitingUntil - Date.now());
    this.typing.hidden = left <= 0;
    this.status.textContent = this.shot.blocked ? "blocked" : left > 0 ? "typing…" : "bot";
    clearTimeout(this.typingTimer);
    if (left > 0) {
      if (this.pinned) this.toBottom();
      this.typingTimer = setTimeout(() => { this.shot.typing_ms = 0; this.renderTyping(); }, left + 20);
    }
  }

  showAnswers() {
    const first = this.seenAnswers === null;
    this.seenAnswers ||= new Set();
    for (const answer of this.shot.answers) {
      if (this.seenAnswers.has(answer.id)) continue;
      this.seenAnswers.add(answer.id);
      if (first) continue;
      if (answer.alert) {
        ask(this.page.botName(), [make("p", {}, answer.text)], [{ label: "OK", value: "ok", primary: true }]);
      } else {
        const note = make("p", {}, answer.text);
        this.alerts.replaceChildren(note);
        setTimeout(() => note.remove(), 2500);
      }
    }
  }

  tick(now) {
    const place = this.shot.zone === "UTC" ? "UTC" : this.shot.zone.split("/").pop().replaceAll("_", " ");
    this.localTime.textContent = `${this.page.time(now, this.shot.zone)} ${place}`;
  }

  lightUp() {
    if (this.page.inHand === this.id && innerWidth >= 820) return;
    this.page.noticed(this);
    this.root.classList.remove("lit");
    requestAnimationFrame(() => this.root.classList.add("lit"));
  }

  atBottom() {
    return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 80;
  }

  toBottom() {
    this.pinned = true;
    requestAnimationFrame(() => { this.log.scrollTop = this.log.scrollHeight; });
  }

  // What its owner does

  async act(what, more = {}) {
    this.page.inHand = this.id;
    const answer = await post("act", { chat_id: this.id, do: what, ...more });
    if (answer.ok && what !== "block" && what !== "unblock") {
      this.waitingUntil = Date.now() + PATIENCE_MS;
      this.renderTyping();
      this.toBottom();
    }
    return answer.ok;
  }

  say(text) {
    return this.act("text", { text, reply_to: null });
  }

  press(messageId, data) {
    return this.act("press", { message_id: messageId, data });
  }

  reply(messageId) {
    this.editing = null;
    this.replyTo = messageId;
    this.composer.update();
    this.composer.focus();
  }

  edit(message) {
    this.replyTo = null;
    this.editing = message.id;
    this.composer.write(message.text);
  }

  followButton(button) {
    if (button.url && this.isStartLink(button.url)) return this.openLink(button.url);
    if (button.url && /^(https?|mailto|tel):/i.test(button.url)) window.open(button.url, "_blank", "noopener");
    else toast("This button works in the Telegram app only.");
  }

  isStartLink(url) { return this.page.isStartLink(url); }
  openLink(url) { return this.page.openLink(url, this.id); }
  botName() { return this.page.botName(); }
  clockTime(at) { return this.page.time(at, this.shot.zone); }

  goTo(messageId) {
    const node = this.log.querySelector(`[data-message-id="${messageId}"]`);
    if (!node) return;
    node.scrollIntoView({ block: "center" });
    node.classList.add("found");
    setTimeout(() => node.classList.remove("found"), 1500);
  }

  async sendFile(file, asPhoto) {
    const data = await base64(file);
    return asPhoto ? this.act("photo", { data }) : this.act("document", { name: file.name, data });
  }

  // The ⋮ menu

  toggleMenu() {
    if (!this.menu.hidden) return this.closeMenu();
    const items = [
      this.shot.blocked ? ["Unblock the bot", () => this.act("unblock")] : ["Block the bot", () => this.act("block")],
      ["Press Start again", () => this.act("start")],
      ["Take this phone off the page", () => this.page.hide(this.id)],
    ];
    this.menu.replaceChildren(...items.map(([label, act]) =>
      make("button", { type: "button", onclick: () => { this.closeMenu(); act(); } }, label)));
    this.menu.hidden = false;
    this.menuButton.setAttribute("aria-expanded", "true");
    this.menu.firstElementChild.focus();
  }

  closeMenu() {
    this.menu.hidden = true;
    this.menuButton.setAttribute("aria-expanded", "false");
  }

  closeMenus() {
    if (!this.menu.hidden) {
      this.closeMenu();
      this.menuButton.focus();
    }
    this.composer.closeMenu();
  }
}
