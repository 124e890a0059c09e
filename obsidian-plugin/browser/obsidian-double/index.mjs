// A double of as much of Obsidian's API as the plugin uses, after obsidian.d.ts, for a page in a browser. Files are the test's own,
// by a bridge to its server; Markdown is rendered raw, so that what protects the reader is the plugin.
import { marked } from "marked";
import "./elements.mjs";
import { Component, Events } from "./component.mjs";
import { nodeModules } from "./node.mjs";
import { Vault, TFile, TFolder, FileSystemAdapter } from "./vault.mjs";
import { Setting, PluginSettingTab } from "./settings.mjs";
import { FileView, ItemView, MarkdownView, Workspace } from "./workspace.mjs";

class Plugin extends Component {
  constructor(app, manifest) {
    super();
    Object.assign(this, { app, manifest });
  }
  addCommand(command) {
    this.app.commands.set(command.id, command);
    this.register(() => this.app.commands.delete(command.id));
  }
  addRibbonIcon(icon, title, callback) {
    const button = document.getElementById("ribbon").createEl("button", { attr: { "aria-label": title } });
    button.onclick = callback;
    this.register(() => button.remove());
    return button;
  }
  addStatusBarItem() {
    const item = document.getElementById("status-bar").createDiv();
    this.register(() => item.remove());
    return item;
  }
  addSettingTab(tab) {
    this.app.settingTab = tab;
  }
  registerView(type, create) {
    this.app.workspace.views.set(type, create);
    this.register(() => this.app.workspace.unregisterView(type));
  }
  async loadData() {
    return structuredClone(this.app.pluginData);
  }
  async saveData(data) {
    this.app.pluginData = structuredClone(data);
  }
}

class Modal {
  constructor(app) {
    this.app = app;
    this.modalEl = document.createElement("div");
    this.modalEl.className = "modal";
    this.titleEl = this.modalEl.createDiv();
    this.contentEl = this.modalEl.createDiv();
  }
  setTitle(text) {
    this.titleEl.setText(text);
    return this;
  }
  open() {
    document.body.append(this.modalEl);
    this.onOpen();
  }
  close() {
    this.onClose();
    this.modalEl.remove();
  }
}

class Notice {
  constructor(text) {
    window.notices.push(text);
  }
}

const Keymap = {
  isModEvent(event) {
    const mod = event && (event.ctrlKey || event.metaKey || event.button === 1);
    return mod ? (event.altKey ? (event.shiftKey ? "window" : "split") : "tab") : false;
  },
};

const MarkdownRenderer = {
  async render(_app, markdown, element) {
    const html = marked.parse(markdown).replace(/\[\[([^\]|]+)(?:\|([^\]]+))?\]\]/g, '<a class="internal-link" data-href="$1" href="$1">$1</a>');
    element.insertAdjacentHTML("beforeend", html);
  },
};

/** The pace of the original: the last call wins, after so long. */
function debounce(run, ms) {
  let timer = null;
  const soon = (...args) => {
    timer ??= setTimeout(() => {
      timer = null;
      run(...args);
    }, ms);
    return soon;
  };
  soon.cancel = () => clearTimeout(timer);
  return soon;
}

async function requestUrl({ url, method, headers, body }) {
  const reply = await fetch(url, { method, headers, body });
  return { status: reply.status, text: await reply.text() };
}

const obsidian = {
  Component, FileSystemAdapter, FileView, ItemView, Keymap, MarkdownRenderer, MarkdownView, Modal, Notice, Plugin, PluginSettingTab,
  Setting, TFile, TFolder, debounce, requestUrl,
  getLanguage: () => "en",
  normalizePath: (path) => path.replace(/\/+/g, "/").replace(/^\/|\/$/g, ""),
  stripHeadingForLink: (heading) => heading.replace(/[#|^\\:[\]%]/g, " ").replace(/\s+/g, " ").trim(),
};

function headingsOf(text) {
  return [...text.matchAll(/^(#{1,6}) (.*)$/gm)].map(([, marks, heading]) => ({ heading, level: marks.length }));
}

window.notices = [];
window.activeWindow = window;
window.require = (name) => (name === "obsidian" ? obsidian : nodeModules[name]);

/** The app over the test's vault; its notes are all known from the start, and so is what the plugin kept on this machine. */
window.createApp = (basePath, paths, machineData) => {
  const vault = new Vault(basePath, paths);
  const local = new Map([["vaultkeeper", machineData]]);
  const app = { vault, commands: new Map(), pluginData: null };
  app.loadLocalStorage = (key) => structuredClone(local.get(key) ?? null);
  app.saveLocalStorage = (key, data) => local.set(key, structuredClone(data));
  app.workspace = new Workspace(app);
  app.metadataCache = { getFileCache: (file) => ({ headings: headingsOf(vault.read(file)) }) };
  app.fileManager = { generateMarkdownLink: (file, _from, subpath = "") => `[[${file.path.replace(/\.md$/, "")}${subpath}]]` };
  return app;
};
window.Events = Events;
