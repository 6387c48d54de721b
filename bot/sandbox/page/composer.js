// Where a person writes: text, commands, attachments, the bot's own keyboard, and Start.

import { summary } from "./bubble.js";
import { icon, make } from "./dom.js";

export class Composer {
  constructor(phone) {
    this.phone = phone;
    const { name } = phone.shot;
    this.input = make("textarea", { rows: "1", maxlength: "4096", "aria-label": `Message as ${name}`,
      "data-testid": "composer", oninput: () => this.typed(), onkeydown: (event) => this.key(event) });
    this.strip = make("div", { class: "strip", hidden: true });
    this.offers = make("div", { class: "menu up offers", hidden: true, "aria-label": "Results" });
    this.menu = make("div", { class: "menu up", hidden: true });
    this.keys = make("div", { class: "reply-keys", hidden: true });
    this.commands = make("button", { type: "button", class: "icon", "aria-label": "Commands",
      onclick: () => this.openMenu(this.commandItems(), this.commands) }, icon("M4 7h16M4 12h16M4 17h16"));
    this.attach = make("button", { type: "button", class: "icon", "aria-label": "Attach",
      onclick: () => this.openMenu(this.attachItems(), this.attach) },
    icon("M20 11l-8.5 8.5a5 5 0 0 1-7-7L13 4a3.4 3.4 0 0 1 5 5l-8.5 8.5a1.7 1.7 0 0 1-2.5-2.5L14.5 7.5"));
    this.send = make("button", { class: "send", "aria-label": `Send as ${name}` }, icon("M12 19V5M6 11l6-6 6 6"));
    this.form = make("form", { class: "composer", onsubmit: (event) => { event.preventDefault(); this.submit(); } },
      this.commands, this.attach, this.input, this.send);
    this.startButton = make("button", { type: "button", class: "start", onclick: () => this.start() }, "START");
    this.picker = make("input", { type: "file", hidden: true, tabindex: "-1", "aria-hidden": "true",
      onchange: () => this.picked() });
    this.root = make("div", { class: "foot" }, this.offers, this.menu, this.strip, this.form, this.startButton, this.keys,
      this.picker);
    document.addEventListener("click", (event) => {
      if (!this.menu.contains(event.target) && !this.opener?.contains(event.target)) this.closeMenu();
    });
  }

  update() {
    const { shot } = this.phone;
    const closed = shot.blocked || !shot.started;
    this.startButton.hidden = !closed;
    this.startButton.textContent = shot.blocked ? "UNBLOCK" : "START";
    this.form.hidden = closed;
    this.commands.hidden = !shot.commands.length;
    const force = shot.keyboard?.reply_to || null;
    if (force && this.forced !== force) this.phone.replyTo = force;
    if (!force && this.forced && this.phone.replyTo === this.forced) this.phone.replyTo = null;
    this.forced = force;
    this.input.placeholder = shot.keyboard?.placeholder || "Message";
    this.renderKeys(closed ? null : shot.keyboard);
    this.renderStrip();
    this.renderOffers();
  }

  // "@bot words": what the bot offers while it is typed; a result that is chosen is sent.

  searchOf() {
    const name = `@${this.phone.page.state.bot.username}`.toLowerCase();
    const typed = this.input.value;
    if (!typed.toLowerCase().startsWith(`${name} `)) return null;
    return typed.slice(name.length + 1).trim();
  }

  typed() {
    this.grow();
    const search = this.searchOf();
    clearTimeout(this.searching);
    if (search === null) return this.renderOffers();
    this.searching = setTimeout(() => this.phone.act("search", { text: search }), 250);
  }

  renderOffers() {
    const { inline } = this.phone.shot;
    const search = this.searchOf();
    const open = search !== null && inline && inline.answered && inline.text === search;
    this.offers.hidden = !open;
    if (!open || this.offersShown === inline.id) return;
    this.offersShown = inline.id;
    const items = inline.results.map(({ title, line }) => make("button", { type: "button",
      onclick: () => { this.write(""); this.offers.hidden = true; this.phone.act("choose", { title }); } },
    title, line ? make("small", {}, line) : null));
    this.offers.replaceChildren(...(items.length ? items : [make("p", {}, "No results")]));
  }

  renderKeys(keyboard) {
    const rows = keyboard?.rows || [];
    const signature = JSON.stringify(rows);
    this.keys.hidden = !rows.length;
    if (signature === this.keysShown) return;
    this.keysShown = signature;
    this.keys.replaceChildren(...rows.map((row) => make("div", { class: "row" }, ...row.map((label) =>
      make("button", { type: "button", class: "key", onclick: () => this.phone.say(label) }, label)))));
  }

  renderStrip() {
    const { replyTo, editing, shot } = this.phone;
    const about = shot.messages.find((m) => m.id === (editing ?? replyTo));
    this.strip.hidden = !about;
    if (!about) return;
    this.strip.replaceChildren(
      make("p", {}, make("b", {}, editing ? "Edit" : "Reply"), make("span", {}, summary(about).slice(0, 80))),
      make("button", { type: "button", class: "icon", "aria-label": editing ? "Stop editing" : "Do not reply",
        onclick: () => { this.clear(); this.focus(); } }, "×"));
  }

  key(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.submit();
    } else if (event.key === "Escape") {
      this.clear();
    }
  }

  async submit() {
    const text = this.input.value.trim();
    if (!text) return;
    const { phone } = this;
    const { editing, replyTo } = phone;
    this.write("");
    this.clear();
    const sent = editing ? await phone.act("edit", { message_id: editing, text })
      : await phone.act("text", { text, reply_to: replyTo });
    if (!sent) this.write(text);
  }

  clear() {
    if (this.phone.editing) this.input.value = "";
    this.phone.replyTo = this.phone.editing = null;
    this.grow();
    this.renderStrip();
  }

  write(text) {
    this.input.value = text;
    this.grow();
    this.renderStrip();
    this.focus();
  }

  focus() { this.input.focus(); }

  grow() {
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight + 2, 140)}px`;
  }

  start() {
    return this.phone.shot.blocked ? this.phone.act("unblock") : this.phone.act("start");
  }

  // Menus

  commandItems() {
    return this.phone.shot.commands.map(({ command, description }) =>
      [`/${command.replace(/^\//, "")}`, description, () => this.phone.say(`/${command.replace(/^\//, "")}`)]);
  }

  attachItems() {
    return [
      ["Photo, made here", "", () => this.drawPhoto()],
      ["Photo from this computer", "", () => this.pick("image/png,image/jpeg,image/gif,image/webp", true)],
      ["Document from this computer", "", () => this.pick("", false)],
      ["Voice message", "", () => this.phone.act("voice")],
      ["Sticker", "", () => this.phone.act("sticker")],
    ];
  }

  openMenu(items, opener) {
    if (!this.menu.hidden && this.opener === opener) return this.closeMenu();
    this.closeMenu();
    this.opener = opener;
    opener.setAttribute("aria-expanded", "true");
    this.menu.replaceChildren(...items.map(([label, detail, act]) =>
      make("button", { type: "button", onclick: () => { this.closeMenu(); act(); } },
        label, detail ? make("small", {}, detail) : null)));
    this.menu.hidden = false;
    this.menu.firstElementChild?.focus();
  }

  closeMenu() {
    if (this.menu.hidden) return;
    if (this.menu.contains(document.activeElement)) this.opener.focus();
    this.menu.hidden = true;
    this.opener.setAttribute("aria-expanded", "false");
  }

  pick(accept, asPhoto) {
    this.asPhoto = asPhoto;
    this.picker.accept = accept;
    this.picker.click();
  }

  async picked() {
    const [file] = this.picker.files;
    this.picker.value = "";
    if (file) await this.phone.sendFile(file, this.asPhoto);
  }

  async drawPhoto() {
    const canvas = make("canvas", { width: "480", height: "320" });
    const pen = canvas.getContext("2d");
    const hue = Math.floor(Math.random() * 360);
    const sky = pen.createLinearGradient(0, 0, 480, 320);
    sky.addColorStop(0, `hsl(${hue} 45% 82%)`);
    sky.addColorStop(1, `hsl(${(hue + 50) % 360} 40% 58%)`);
    pen.fillStyle = sky;
    pen.fillRect(0, 0, 480, 320);
    pen.fillStyle = "rgb(255 255 255 / 55%)";
    for (let i = 0; i < 5; i += 1) {
      pen.beginPath();
      pen.arc(Math.random() * 480, Math.random() * 320, 20 + Math.random() * 60, 0, 7);
      pen.fill();
    }
    pen.fillStyle = "#12303a";
    pen.font = "600 30px system-ui, sans-serif";
    pen.fillText(`A photo by ${this.phone.shot.name}`, 28, 290);
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
    await this.phone.sendFile(blob, true);
  }
}
