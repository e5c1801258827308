// All that travels with every card: it fetches the kit, which the server keeps once for all cards of a page.
const page = () => {
  const base = JSON.parse(document.getElementById("jupyter-config-data")?.textContent || "{}").baseUrl || "/";
  return document.documentElement.dataset.workbookStatic || `${base}workbook/static/js/`;
};
const kit = import(new URL(`${page()}kit.js`, location.href).href);
kit.catch(() => {});

async function render(context) {
  // the parts' modules travel together with the kit's, not after them
  for (const { kind } of context.model.get("spec")?.parts ?? []) import(new URL(`${page()}parts/${kind}.js`, location.href).href).catch(() => {});
  try {
    return (await kit).render(context);
  } catch (error) {
    const words = context.model.get("words").card;
    context.el.textContent = words.kit_missing;
    console.error(error);
  }
}

export default { render };
