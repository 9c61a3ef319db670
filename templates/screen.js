// What a page can do on a screen. The script only hides, marks and repeats content: the page is complete without it.
const $ = (selector, within = document) => within.querySelector(selector);
const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];
const make = (name, properties, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};
const plain = (element) => element?.textContent.replace(/\s+/g, " ").trim() ?? "";
const target = (link) => document.getElementById(decodeURIComponent(link.hash.slice(1)));
const source = (link) => target(link)?.closest(".sources li, .sources span[id]");
const words = $("main").dataset;

// Light and dark: the script switches the rules of the dark page, so that the style sheet has them only once.
const schemes = $$("style").flatMap((style) => [...style.sheet.cssRules])
  .filter((rule) => /scheme: dark/.test(rule.media?.mediaText));
const scheme = $(".scheme");
const system = matchMedia("(prefers-color-scheme: dark)");
const names = [plain(scheme), scheme?.dataset.light];
let dark = system.matches;
function dye(on) {
  dark = on;
  for (const rule of schemes) rule.media.mediaText = on ? "screen" : "not all";
  scheme.textContent = names[+on];
}
if (scheme && schemes.length) {
  dye(dark);
  scheme.hidden = false;
  scheme.onclick = () => dye(!dark);
  system.onchange = () => dye(system.matches);
}

// Statements: annotations can be folded, links and citations can be copied.
const items = $$(".judgments .item[id], .facts .item[id], .point[id]");
for (const item of items) {
  const notes = $(".notes", item);
  if (!words.note || !plain(notes)) continue;
  const summary = make("summary", { textContent: `${words.note} ${item.id}` });
  notes.replaceWith(make("details", { className: "notes", open: true }, summary, ...notes.childNodes));
}
const address = (item) => `${words.url || location.href.split("#")[0]}#${item.id}`;
function citation(item) {
  const said = ($(".statement", item) ?? $("h3, .ask", item)).cloneNode(true);
  for (const part of $$(".cite, .grades, .rests, .id", said)) part.remove();
  const grades = $$(".head .kind, .head .word", item).map(plain);
  return `“${plain(said)}” (${[item.id, ...grades].join(", ")}). ${words.from}. ${address(item)}`;
}
async function copy(button, text) {
  const before = button.textContent;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = make("textarea", { value: text });
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    button.focus();
  }
  button.textContent = words.copied;
  heard.textContent = words.copied;
  setTimeout(() => { button.textContent = before; heard.textContent = ""; }, 2000);
}
const heard = make("p", { role: "status", className: "heard" });
if (words.link) {
  $("main").append(heard);
  for (const item of items) {
    const buttons = [["link", address], ["cite", citation]].map(([name, text]) => {
      const button = make("button", { type: "button", textContent: words[name], onclick: () => copy(button, text(item)) });
      button.ariaLabel = `${words[name]} ${item.id}`;
      return button;
    });
    const place = make("div", { className: "copy" }, ...buttons);
    ($(".aside", item) ?? item).append(place);
  }
}

// Choosing items by kind, confidence, topic and source.
const tools = $(".tools");
const lists = $$("select", tools ?? document);
const topic = (item) => { let e = item; while (e && e.tagName !== "H3") e = e.previousElementSibling; return e; };
const facets = items.map((item) => {
  const kind = item.closest(".facts") ? plain($(".aside .kind", item))
    : item.matches(".point") ? tools?.dataset.point : tools?.dataset.judgment;
  return {
    kind: [kind],
    confidence: $$(".grade .word", item).map(plain),
    topic: item.closest(".facts") && topic(item) ? [plain(topic(item))] : [],
    source: $$("a[href^='#s']", item).map((link) => source(link)?.id).filter(Boolean),
  };
});
function choose() {
  let shown = 0;
  items.forEach((item, n) => {
    const fits = lists.every(({ value, dataset }) => !value || facets[n][dataset.by].includes(value));
    item.classList.toggle("out", !fits);
    shown += fits;
  });
  const any = (list) => list.some((item) => !item.matches(".out"));
  for (const heading of $$(".facts h3"))
    heading.classList.toggle("out", !any(items.filter((item) => topic(item) === heading)));
  for (const section of $$(".judgments, .facts, .contested"))
    section.classList.toggle("out", !any(items.filter((item) => section.contains(item))));
  const status = $("[data-shown]", tools);
  status.textContent = status.dataset.shown.replace("#", shown).replace("%", items.length);
}
function reset() {
  for (const list of lists) list.value = "";
  choose();
}
if (tools) {
  const rank = (word) => $$(".grade").filter((g) => plain($(".word", g)) === word)[0].querySelectorAll(".cells b").length;
  for (const list of lists) {
    let values = [...new Set(facets.flatMap((facet) => facet[list.dataset.by]))];
    if (list.dataset.by === "confidence") values.sort((a, b) => rank(b) - rank(a));
    let options = values.map((value) => new Option(value, value));
    if (list.dataset.by === "source")
      options = $$(".sources li").filter(({ id }) => values.includes(id)).map((one) =>
        new Option(`${plain($(".number", one))} ${plain($(".body", one)).slice(0, 60)}`, one.id));
    list.append(...options);
    list.closest("label").hidden = options.length < 2;
    list.onchange = choose;
  }
  $(".reset", tools).onclick = reset;
  const fold = $(".fold", tools);
  const says = [fold.dataset.open, fold.textContent];
  let open = true;
  fold.onclick = () => {
    open = !open;
    for (const notes of $$("details.notes")) notes.open = open;
    fold.textContent = says[+open];
  };
  tools.hidden = false;
  choose();
}

// A link leads to its item even if the item is hidden or folded.
addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href^='#']");
  const item = link && target(link);
  if (!item) return;
  hide();
  if (item.closest(".out")) reset();
  item.closest("details")?.setAttribute("open", "");
});
let folded = [];
addEventListener("beforeprint", () => {
  folded = $$("details.notes:not([open])");
  for (const notes of folded) notes.open = true;
});
addEventListener("afterprint", () => { for (const notes of folded) notes.open = false; });

// A table that is wider than the screen can also be scrolled by keys.
for (const table of $$("table")) if (table.scrollWidth > table.clientWidth) table.tabIndex = 0;

// The contents follow the page.
const guide = $(".guide");
const places = $$(".contents a").map((link) => [link, target(link)]).filter(([, place]) => place);
let current;
function follow() {
  const passed = places.filter(([, place]) => place.offsetParent && place.getBoundingClientRect().top < 120);
  const link = passed.at(-1)?.[0];
  if (link === current) return;
  current?.removeAttribute("aria-current");
  link?.setAttribute("aria-current", "true");
  current = link;
  if (link) {
    const [inner, outer] = [link, guide].map((element) => element.getBoundingClientRect());
    if (inner.top < outer.top + 40) guide.scrollTop -= outer.top + 40 - inner.top;
    if (inner.bottom > outer.bottom - 40) guide.scrollTop += inner.bottom - outer.bottom + 40;
  }
}
if (guide) {
  let asked = false;
  addEventListener("scroll", () => {
    if (!asked) requestAnimationFrame(() => { asked = false; follow(); });
    asked = true;
  }, { passive: true });
  follow();
}

// Cards: entries of the list of sources and the key, beside the link that is pointed at or focused.
const meanings = new Map();
for (const row of $$(".levels tbody tr")) meanings.set(plain($("td:last-child b", row)), row.lastElementChild);
for (const row of $$(".degrees tbody tr"))
  for (const term of plain($("th", row)).split(/[(),]/)) meanings.set(term.trim().toLowerCase(), row);
for (const word of $$(".item .word, .point .word")) {
  const meaning = meanings.get(plain(word)) ?? meanings.get(plain(word).toLowerCase());
  if (!meaning) continue;
  const link = make("a", { className: "term", href: "#sec-scale" }, ...word.childNodes);
  link.meaning = meaning;
  word.append(link);
}
const card = make("div", { id: "sec-card", role: "tooltip", className: "card", hidden: true });
$("main").append(card);
let owner;
let later;
function hide() {
  card.hidden = true;
  owner?.removeAttribute("aria-describedby");
}
function show(link) {
  const about = link.meaning ?? source(link);
  hide();
  owner = link;
  const text = about.cloneNode(true);
  for (const inner of $$("a", text)) inner.replaceWith(...inner.childNodes);
  for (const cell of $$("th, td, .kind", text)) cell.append(" ");
  card.replaceChildren(...text.childNodes);
  card.hidden = false;
  link.setAttribute("aria-describedby", card.id);
  const [at, size] = [link, card].map((element) => element.getBoundingClientRect());
  const below = at.bottom + size.height + 8 < innerHeight || at.top < size.height + 8;
  card.style.top = `${scrollY + (below ? at.bottom + 4 : at.top - size.height - 4)}px`;
  card.style.left = `${scrollX + Math.max(8, Math.min(at.left, document.documentElement.clientWidth - size.width - 8))}px`;
}
const carded = (event) => {
  const link = event.target.closest?.("main a[href^='#s']");
  return link && (link.meaning || source(link)) ? link : null;
};
for (const kind of ["mouseover", "focusin"])
  addEventListener(kind, (event) => {
    const link = carded(event);
    if (link || card.contains(event.target)) clearTimeout(later);
    if (link) show(link);
  });
for (const kind of ["mouseout", "focusout"])
  addEventListener(kind, () => { clearTimeout(later); later = setTimeout(hide, 200); });
addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
