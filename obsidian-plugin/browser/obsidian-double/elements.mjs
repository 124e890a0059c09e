// What Obsidian adds to elements.
Object.defineProperties(Node.prototype, {
  doc: { get() { return this.ownerDocument ?? document; } },
  win: { get() { return this.doc.defaultView; } },
});

Object.assign(HTMLElement.prototype, {
  createEl(tag, { cls, text, attr = {} } = {}) {
    const element = this.ownerDocument.createElement(tag);
    element.className = cls ?? "";
    element.textContent = text ?? "";
    element.setAttrs(attr);
    this.append(element);
    return element;
  },
  createDiv(options) {
    return this.createEl("div", options);
  },
  empty() {
    this.replaceChildren();
  },
  addClass(...names) {
    this.classList.add(...names);
  },
  setText(text) {
    this.textContent = text;
  },
  setAttr(name, value) {
    this.setAttribute(name, value);
  },
  setAttrs(attributes) {
    for (const [name, value] of Object.entries(attributes)) {
      this.setAttribute(name, value);
    }
  },
});
