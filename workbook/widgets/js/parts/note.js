// A text of the author between the parts of a card.

export default function mount(host) {
  const draw = () => (host.el.innerHTML = host.view.html); // built and escaped by our Python side
  host.el.classList.add("nw-prose");
  draw();
  return { update: draw };
}
