// A form: fields with label, unit, example; faults at the field and, with links, in a summary above.

import { node } from "../nodes.js";
import { makeField } from "../fields.js";

export default function mount(host) {
  let value = host.value ?? {};
  const text = (key, values) => host.text(key, values);
  const summary = node("div", { class: "nw-fault-summary", role: "group", hidden: true });
  const fields = host.settings.fields.map((declared) =>
    makeField(declared, {
      value: value[declared.id],
      text,
      onInput: (entered) => {
        value = { ...value, [declared.id]: entered };
        if (entered === undefined) delete value[declared.id];
        host.set(value, { label: declared.label });
        if (!summary.hidden) summarise();
      },
    }),
  );
  host.el.append(
    host.settings.title ? node("h4", { class: "nw-part-title" }, host.settings.title) : "",
    summary,
    ...fields.map((field) => field.el),
  );

  function summarise(options) {
    const faults = fields.map((field) => [field, field.fault(options)]).filter(([, fault]) => fault);
    summary.hidden = faults.length === 0;
    summary.replaceChildren(
      node("p", {}, node("strong", {}, text(faults.length === 1 ? "summary_one" : "summary_many", { n: faults.length }))),
      node("ul", {}, faults.map(([field, fault]) => node("li", {}, link(field, fault)))),
    );
  }

  const link = (field, fault) => node("button", { type: "button", class: "nw-link", onclick: () => field.focus() }, `${field.label}: ${fault}`);

  return {
    update(news) {
      value = news.value ?? {};
      for (const field of fields) field.set(value[field.id]);
      if (!summary.hidden) summarise();
    },
    check: () => summarise({ all: true }),
  };
}
