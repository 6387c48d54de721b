// One message: its text with entities, its picture or file, its buttons.

import { make, size } from "./dom.js";

const TAGS = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote",
};
const NAMES = { photo: "Picture", document: "Document", animation: "Animation", video: "Video", video_note: "Round video",
  voice: "Voice message", audio: "Audio", sticker: "Sticker" };

const STILL = matchMedia("(prefers-reduced-motion: reduce)");

export function summary(message) {
  return message.text || NAMES[message.kind] || "Message";
}

// Entities nest or sit side by side, ordered by where they start: one pass over the text builds the tree.
export function rich(text, entities, actions) {
  const root = document.createDocumentFragment();
  const fill = (parent, from, to, inner) => {
    let at = from;
    for (let i = 0; i < inner.length; i += 1) {
      const entity = inner[i];
      const end = Math.min(entity.offset + entity.length, to);
      if (entity.offset < at || end <= entity.offset) continue;
      parent.append(text.slice(at, entity.offset));
      const node = element(entity, text.slice(entity.offset, end), actions);
      const within = inner.slice(i + 1).filter((e) => e.offset >= entity.offset && e.offset + e.length <= end);
      fill(node, entity.offset, end, within);
      parent.append(node);
      at = end;
    }
    parent.append(text.slice(at, to));
  };
  fill(root, 0, text.length, entities);
  return root;
}

function element(entity, covered, actions) {
  switch (entity.type) {
    case "url":
    case "text_link":
      return link(entity.url || covered, actions);
    case "bot_command":
      // A link, not a button: a full stop after it stays on its line.
      return make("a", { href: "#", class: "inline-command",
        onclick: (event) => { event.preventDefault(); actions.say(covered); } });
    case "mention":
      return make("span", { class: "mention" });
    case "spoiler":
      return make("span", {
        class: "spoiler", tabindex: "0", role: "button", "aria-label": "Hidden text, press to show",
        onclick: (event) => reveal(event.currentTarget),
        onkeydown: (event) => event.key === "Enter" && reveal(event.currentTarget),
      });
    default:
      return make(TAGS[entity.type] || "span");
  }
}

function reveal(node) {
  node.classList.add("shown");
  node.removeAttribute("role");
  node.removeAttribute("aria-label");
}

function link(url, actions) {
  const full = /^[a-z]+:/i.test(url) ? url : `https://${url}`;
  if (actions.isStartLink(full)) {
    return make("a", { href: full, onclick: (event) => { event.preventDefault(); actions.openLink(full); } });
  }
  if (!/^(https?|mailto|tel):/i.test(full)) return make("span", { class: "mention" });
  return make("a", { href: full, target: "_blank", rel: "noopener noreferrer" });
}

// Shows the first frame to someone who asked for less motion; the link still opens the moving picture.
function freeze(image, alt) {
  const canvas = make("canvas", { width: image.naturalWidth, height: image.naturalHeight, role: "img",
    "aria-label": `${alt} (still; open it to see it move)` });
  canvas.getContext("2d").drawImage(image, 0, 0);
  image.replaceWith(canvas);
}

function media(message) {
  const { file, kind } = message;
  if (!file) return null;
  const url = `/page/file/${encodeURIComponent(file.id)}`;
  const alt = message.text ? `${NAMES[kind]}: ${message.text.slice(0, 120)}` : NAMES[kind];
  const shape = { width: file.width, height: file.height };
  if (kind === "sticker") return make("div", { class: "sticker", role: "img", "aria-label": "Sticker: thumbs up" }, "👍");
  if (kind === "voice" || kind === "audio") {
    return make("div", { class: "voice", role: "img", "aria-label": NAMES[kind] },
      make("span", { "aria-hidden": "true" }, "▶"), make("i", { class: "wave" }), "0:01");
  }
  if (kind === "photo" || (kind === "animation" && file.mime.startsWith("image/"))) {
    const image = make("img", { src: url, alt, ...shape });
    if (file.mime === "image/gif" && STILL.matches) image.addEventListener("load", () => freeze(image, alt));
    return make("a", { href: url, target: "_blank", rel: "noopener", class: "picture" }, image);
  }
  if ((kind === "animation" || kind === "video" || kind === "video_note") && file.mime === "video/mp4") {
    const video = make("video", { src: url, "aria-label": alt, loop: true, playsinline: true,
      controls: kind !== "animation" || STILL.matches, autoplay: kind === "animation" && !STILL.matches });
    video.muted = true;
    return make("div", { class: "picture" }, video);
  }
  return make("a", { href: url, download: file.name, class: "document" },
    make("span", { class: "document-icon", "aria-hidden": "true" }, "↓"),
    make("span", {}, make("b", {}, file.name), make("small", {}, `${size(file.size)} · download`)));
}

function buttons(message, phone, actions) {
  if (!message.keyboard.length) return null;
  const busy = new Set(phone.waiting.filter((w) => w.message_id === message.id).map((w) => w.data));
  const rows = message.keyboard.map((row) => make("div", { class: "row" }, ...row.map((button) =>
    make("button", {
      type: "button",
      class: `key ${button.style || ""}`,
      "aria-busy": button.data !== null && busy.has(button.data) ? "true" : null,
      onclick: () => (button.data === null ? actions.followButton(button) : actions.press(message.id, button.data)),
    }, button.label, button.url ? make("span", { class: "outward", "aria-hidden": "true" }, "↗") : null))));
  return make("div", { class: "keyboard" }, ...rows);
}

function quote(message, phone, actions) {
  if (message.reply_to === null) return null;
  const original = phone.messages.find((m) => m.id === message.reply_to);
  return make("button", { type: "button", class: "quote", onclick: () => original && actions.goTo(original.id) },
    make("b", {}, original ? (original.mine ? phone.name : actions.botName()) : "Message"),
    make("span", {}, original ? summary(original).slice(0, 90) : "deleted message"));
}

export function bubble(message, phone, actions) {
  const who = message.mine ? phone.name : actions.botName();
  const time = actions.clockTime(message.at);
  const tools = make("div", { class: "tools" },
    make("button", { type: "button", class: "tool", "aria-label": "Reply to this message", title: "Reply",
      onclick: () => actions.reply(message.id) }, "↩"),
    message.mine && ["text", "photo", "document"].includes(message.kind)
      ? make("button", { type: "button", class: "tool", "aria-label": "Edit this message", title: "Edit",
          onclick: () => actions.edit(message) }, "✎") : null);
  const body = make("div", { class: `bubble kind-${message.kind}` },
    message.forwarded && make("p", { class: "forwarded" }, `Forwarded from ${message.forwarded}`),
    quote(message, phone, actions),
    media(message),
    message.text ? make("div", { class: "text", dir: "auto" }, rich(message.text, message.entities, actions)) : null,
    make("p", { class: "meta" }, message.edited ? "edited " : "", make("time", {}, time)));
  return make("article", {
    class: `message ${message.mine ? "mine" : ""} ${message.keyboard.length ? "keyed" : ""}`, "data-message-id": message.id, "aria-label": `${who}, ${time}`,
  }, make("div", { class: "line" }, body, tools), buttons(message, phone, actions));
}
