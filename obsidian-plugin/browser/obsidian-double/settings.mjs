class Control {
  constructor(parent, tag) {
    this.inputEl = parent.createEl(tag);
    this.selectEl = this.inputEl;
  }
  setPlaceholder(text) {
    this.inputEl.placeholder = text;
    return this;
  }
  setValue(value) {
    this.inputEl.value = value;
    this.inputEl.checked = value === true;
    return this;
  }
  getValue() {
    return this.inputEl.value;
  }
  onChange(callback) {
    this.inputEl.addEventListener("change", () => callback(this.inputEl.type === "checkbox" ? this.inputEl.checked : this.inputEl.value));
    return this;
  }
  addOption(value, text) {
    this.inputEl.createEl("option", { text, attr: { value } });
    return this;
  }
  addOptions(options) {
    Object.entries(options).forEach(([value, text]) => this.addOption(value, text));
    return this;
  }
}

export class Setting {
  constructor(container) {
    this.settingEl = container.createDiv({ cls: "setting-item" });
    this.infoEl = this.settingEl.createDiv();
    this.nameEl = this.infoEl.createDiv({ cls: "setting-item-name" });
    this.descEl = this.infoEl.createDiv();
  }
  setName(text) {
    this.nameEl.setText(text);
    return this;
  }
  setDesc(text) {
    this.descEl.setText(text);
    return this;
  }
  setHeading() {
    return this;
  }
  #add(tag, type, fill) {
    const control = new Control(this.settingEl, tag);
    control.inputEl.setAttr("aria-label", this.nameEl.textContent);
    if (type) {
      control.inputEl.type = type;
    }
    fill(control);
    return this;
  }
  addText(fill) {
    return this.#add("input", "text", fill);
  }
  addToggle(fill) {
    return this.#add("input", "checkbox", fill);
  }
  addDropdown(fill) {
    return this.#add("select", null, fill);
  }
}

export class PluginSettingTab {
  constructor(app, plugin) {
    this.app = app;
    this.plugin = plugin;
    this.containerEl = document.getElementById("settings");
  }
  hide() {
    this.containerEl.empty();
  }
}
