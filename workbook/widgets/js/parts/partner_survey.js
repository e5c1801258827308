// Questionnaires for partners out, their answers in, and the ties as both sides see them.
// Value: {"answers": {actor id: {"with": {id: strength|null}, "not": [id], "unknown": [id]}}}.

import { bytesOf, download } from "../download.js";
import { fill, number } from "../german.js";
import { freshId, node } from "../nodes.js";
import { zipped } from "../zip.js";

const AT_ONCE = 10; // questionnaires asked for at a time, so that the bar moves and the card stays free
const LARGEST = 2_000_000; // bytes of one file; the other half says so in words
const FIRST = 40; // rows shown before "Alle zeigen"
const STATES = ["mutual", "one_sided", "waiting", "unsupported"];

export default function mount(host) {
  host.style("takehome.css");
  const t = (key, values) => host.text(key, values);
  const heading = (key) => node("h4", { class: "nw-part-title" }, t(key));
  const button = (label, onclick, extra = {}) => node("button", { type: "button", class: "nw-button", onclick, ...extra }, label);
  let { view } = host;
  let value = host.value ?? {};
  let shown = "all";
  let whole = false;
  let whom = "all";
  let job = null;
  let said = [];
  const out = node("section", { class: "nw-survey-step" });
  const bar = node("div", { class: "nw-takehome-bar", hidden: true });
  const outNote = node("p", { class: "nw-quiet", role: "status" });
  const back = node("section", { class: "nw-survey-step" });
  const result = node("section", { class: "nw-survey-step" });
  host.el.append(node("div", { class: "nw-survey" }, out, back, result));
  draw();

  function draw() {
    if (view.asked.length === 0) {
      out.replaceChildren(node("p", { class: "nw-empty" }, t("no_network")));
      back.replaceChildren();
      result.replaceChildren();
      return;
    }
    drawOut();
    drawBack();
    drawResult();
  }

  // ── out ──

  function drawOut() {
    const pick = (id, label) => {
      const input = node("input", { type: "radio", name: `${host.exercise.id}-${host.part}-whom`, value: id, checked: whom === id });
      input.addEventListener("change", () => (whom = id));
      return node("label", { class: "nw-takehome-choice" }, input, node("span", {}, label));
    };
    const fewer = view.partners.length > 0 && view.partners.length < view.asked.length;
    if (!fewer) whom = "all";
    out.replaceChildren(
      heading("out"),
      node("p", {}, t("out_lead")),
      fewer
        ? node("fieldset", {}, node("legend", { class: "nw-label" }, t("whom")), pick("all", t("whom_all", { n: number(view.asked.length, 0) })), pick("partners", t("whom_partners", { n: number(view.partners.length, 0) })))
        : "",
      node("div", {}, button(t("make"), make, { "data-make": "1", disabled: job !== null || host.readOnly })),
      bar,
      outNote,
    );
  }

  async function make() {
    const actors = whom === "partners" ? view.partners : view.asked;
    const mine = (job = {});
    const files = [];
    outNote.textContent = "";
    drawOut();
    try {
      while (files.length < actors.length && job === mine) {
        showBar(files.length, actors.length);
        const reply = await host.act({ do: "questionnaires", actors: actors.slice(files.length, files.length + AT_ONCE) });
        if (reply.files.length === 0) break; // the network has changed meanwhile
        files.push(...reply.files);
      }
      if (job !== mine) return;
      download(zipped(files.map(({ name, data }) => ({ name, bytes: bytesOf(data) }))), t("file"));
      outNote.textContent = t(files.length === 1 ? "made_one" : "made", { n: number(files.length, 0), name: t("file") });
    } finally {
      if (job === mine) job = null;
      bar.hidden = true;
      drawOut();
    }
  }

  function showBar(done, all) {
    const words = t("making", { done: number(done, 0), all: number(all, 0) });
    if (bar.hidden) {
      const stop = button(t("stop"), () => {
        job = null;
        outNote.textContent = t("stopped");
      });
      bar.replaceChildren(node("p", {}), node("progress", { max: all, "aria-label": t("make") }), stop);
      bar.hidden = false;
    }
    bar.querySelector("p").textContent = words;
    bar.querySelector("progress").value = done;
  }

  // ── in ──

  function drawBack() {
    const input = node("input", { type: "file", multiple: true, accept: ".xlsx", class: "nw-unseen", tabindex: -1, "aria-hidden": "true", onchange: () => read([...input.files]) });
    const choose = button(t("choose"), () => input.click(), { disabled: host.readOnly });
    back.replaceChildren(heading("back"), node("p", {}, t("back_lead")), node("div", {}, choose, input), node("div", { role: "status" }, said));
  }

  async function read(files) {
    said = [node("p", { class: "nw-quiet" }, t("reading"))];
    drawBack();
    const taken = [];
    const replaced = [];
    const faults = [];
    try {
      let answers = { ...value.answers };
      for (const file of files) {
        const data = file.size > LARGEST ? null : await base64(file);
        const reply = await host.act({ do: "read", files: [{ name: file.name, data }] });
        for (const id of Object.keys(reply.answers)) (answers[id] ? replaced : taken).push(view.names[id] ?? id);
        answers = { ...answers, ...reply.answers };
        faults.push(...reply.faults);
      }
      if (taken.length + replaced.length > 0) save({ ...value, answers }, t("did_read"));
    } finally {
      const list = (names) => names.join("; ");
      said = [
        taken.length > 0 && node("p", {}, t("taken", { list: list(taken) })),
        replaced.length > 0 && node("p", {}, t("replaced", { list: list(replaced) })),
        faults.length > 0 && node("div", { class: "nw-reminders" }, node("p", {}, t("faults")), node("ul", {}, faults.map((fault) => node("li", {}, fault)))),
      ].filter(Boolean);
      drawBack();
    }
  }

  async function base64(file) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    let text = "";
    for (let at = 0; at < bytes.length; at += 32_768) text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
    return btoa(text);
  }

  function save(next, label) {
    value = next;
    host.set(value, { label });
  }

  // ── what they say ──

  function drawResult() {
    const { answered, asked, counts, sentence } = view;
    if (answered.length === 0) return result.replaceChildren(heading("result"), node("p", { class: "nw-quiet" }, sentence));
    const rows = view.rows.filter(([, , state]) => shown === "all" || state === shown);
    const id = freshId("nw-survey");
    const select = node("select", { id, class: "nw-input nw-small", onchange: () => { shown = select.value; whole = false; drawResult(); result.querySelector("select").focus(); } },
      node("option", { value: "all" }, t("filter_all", { n: number(view.rows.length, 0) })),
      STATES.filter((state) => counts[state] > 0).map((state) => node("option", { value: state }, t(`filter_${state}`, { n: number(counts[state], 0) }))));
    select.value = shown;
    result.replaceChildren(
      heading("result"),
      node("p", {}, t("answered", { n: number(answered.length, 0), asked: number(asked.length, 0), list: answered.join("; ") })),
      node("p", {}, node("strong", {}, sentence)),
      node("div", { class: "nw-takehome-row" }, node("label", { class: "nw-label", for: id }, t("filter")), node("div", {}, select)),
      node("div", { class: "nw-scroll" }, tieTable(whole ? rows : rows.slice(0, FIRST))),
      !whole && rows.length > FIRST ? node("div", {}, button(t("more", { n: number(rows.length, 0) }), () => { whole = true; drawResult(); })) : "",
      respondents(),
    );
  }

  function tieTable(rows) {
    const head = ["one", "other", "state", "own"].map((key) => node("th", { scope: "col" }, t(key)));
    const row = ([one, other, , words, own]) => node("tr", {}, node("th", { scope: "row" }, one), node("td", {}, other), node("td", {}, words), node("td", {}, t(own ? "own_yes" : "own_no")));
    return node("table", { class: "nw-table" }, node("caption", { class: "nw-unseen" }, t("caption")), node("thead", {}, node("tr", {}, head)), node("tbody", {}, rows.map(row)));
  }

  function respondents() {
    const ids = Object.keys(value.answers ?? {});
    const line = (id) => {
      const name = view.names[id] ?? id;
      return node("li", {}, button(fill(t("remove"), { name }), () => remove(id, name), { class: "nw-link", disabled: host.readOnly }));
    };
    return node("details", {}, node("summary", {}, t("respondents")), node("ul", { class: "nw-plain-list" }, ids.map(line)));
  }

  function remove(id, name) {
    const { [id]: gone, ...answers } = value.answers;
    if (gone) save({ ...value, answers }, t("did_remove"));
    said = [node("p", {}, t("removed", { name }))];
    drawBack();
  }

  return {
    update(news) {
      value = news.value ?? {};
      view = news.view;
      draw();
    },
    destroy() {
      job = null;
    },
  };
}
