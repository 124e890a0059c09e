import { Component, Events } from "./component.mjs";

class View extends Component {
  constructor(leaf) {
    super();
    this.leaf = leaf;
    this.app = leaf.app;
    this.containerEl = leaf.element.createDiv({ cls: "workspace-leaf-content" });
    this.contentEl = this.containerEl.createDiv({ cls: "view-content" });
  }
  getState() {
    return {};
  }
  async setState() {}
  setEphemeralState() {}
  async onOpen() {}
  async onClose() {}
}

export class ItemView extends View {}

export class FileView extends ItemView {
  navigation = true;
  file = null;
}

/** Text and a selection, by offsets. */
class Editor {
  value = "";
  from = 0;
  to = 0;
  scrolled = null;

  getValue() { return this.value; }
  getSelection() { return this.value.slice(this.from, this.to); }
  somethingSelected() { return this.from !== this.to; }
  getCursor(which) { return this.offsetToPos(which === "from" ? this.from : this.to); }
  setCursor(at) { this.setSelection(at, at); }
  setSelection(from, to) {
    this.from = this.posToOffset(from);
    this.to = this.posToOffset(to);
  }
  scrollIntoView(range) { this.scrolled = range; }
  lastLine() { return this.value.split("\n").length - 1; }
  getLine(n) { return this.value.split("\n")[n]; }
  posToOffset({ line, ch }) {
    return this.value.split("\n").slice(0, line).reduce((sum, text) => sum + text.length + 1, 0) + ch;
  }
  offsetToPos(offset) {
    const lines = this.value.slice(0, offset).split("\n");
    return { line: lines.length - 1, ch: lines.at(-1).length };
  }
  replaceRange(text, at) {
    const offset = this.posToOffset(at);
    this.value = this.value.slice(0, offset) + text + this.value.slice(offset);
  }
}

/** Its editor is empty while the note is only read. */
export class MarkdownView extends FileView {
  editor = new Editor();
  mode = "source";
  text = "";
  marked = null;

  getViewType() { return "markdown"; }
  getMode() { return this.mode; }
  getViewData() { return this.mode === "source" ? this.editor.value : this.text; }
  setEphemeralState({ line = null }) { this.marked = line; }
  read() {
    this.text = this.editor.value;
    this.editor.value = "";
    this.mode = "preview";
  }
}

/** Of a file that is no note. */
class OtherView extends FileView {
  getViewType() { return "other"; }
}

class Leaf {
  view = null;
  isDeferred = false;

  constructor(workspace, side) {
    this.workspace = workspace;
    this.app = workspace.app;
    this.side = side;
    this.element = document.getElementById(side).createDiv({ cls: "workspace-leaf" });
  }
  async openFile(file, { eState } = {}) {
    if (this.view?.file !== file) {
      await this.#show(file);
    }
    this.view.eState = eState;
    this.workspace.setActiveLeaf(this);
    this.workspace.trigger("file-open", file);
  }
  async #show(file) {
    const view = file.extension === "md" ? new MarkdownView(this) : new OtherView(this);
    view.file = file;
    if (view instanceof MarkdownView) {
      view.editor.value = await this.app.vault.cachedRead(file);
    }
    await this.#replace(view);
  }
  async setViewState({ type, state }) {
    await this.#replace(this.workspace.views.get(type)(this));
    await this.view.setState(state, { history: false });
  }
  getViewState() {
    return { type: this.view?.getViewType(), state: this.view?.getState() };
  }
  async #replace(view) {
    await this.close();
    this.element.append(view.containerEl);
    this.view = view;
    this.element.firstElementChild.dataset.type = view.getViewType();
    await view.onOpen();
  }
  async close() {
    const { view } = this;
    this.view = null;
    await view?.onClose();
    view?.unload();
    view?.containerEl.remove();
  }
  async loadIfDeferred() {}
}

export class Workspace extends Events {
  views = new Map();
  leaves = [];
  active = null;
  recent = null;
  savedLayouts = 0;

  constructor(app) {
    super();
    this.app = app;
  }
  onLayoutReady(callback) { setTimeout(callback); }
  requestSaveLayout() { this.savedLayouts++; }
  #add(side) {
    const leaf = new Leaf(this, side);
    this.leaves.push(leaf);
    return leaf;
  }
  getLeaf(pane) {
    return (!pane && this.recent) || this.#add("main");
  }
  getRightLeaf() { return this.#add("right"); }
  getLeavesOfType(type) { return this.leaves.filter((leaf) => leaf.view?.getViewType() === type); }
  iterateRootLeaves(callback) { this.leaves.filter(({ side }) => side === "main").forEach(callback); }
  getMostRecentLeaf() { return this.recent; }
  getActiveViewOfType(type) { return this.active?.view instanceof type ? this.active.view : null; }
  getActiveFile() { return this.recent?.view?.file ?? null; }
  async revealLeaf() {}
  async openLinkText(link) { await this.getLeaf(false).openFile(this.app.vault.getFileByPath(`${link}.md`)); }
  setActiveLeaf(leaf, { focus } = {}) {
    this.active = leaf;
    this.recent = leaf.side === "main" ? leaf : this.recent;
    if (focus) {
      leaf.view.setEphemeralState({ focus: true });
    }
    this.trigger("active-leaf-change", leaf);
  }
  unregisterView(type) {
    this.views.delete(type);
    for (const leaf of this.getLeavesOfType(type)) {
      void leaf.close();
    }
  }
}
