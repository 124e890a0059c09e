import type { Setting, SettingDefinitionItem } from "obsidian";
import { PluginSettingTab, Setting as SettingRow } from "obsidian";
import { isLoopback } from "../daemon/discovery";
import type { Link } from "../daemon/link";
import { absenceText } from "../ui/notices";
import { texts as words } from "../ui/texts";
import type { Parts } from "./parts";
import type { Settings } from "./settings";
import { DEFAULTS } from "./settings";
import { texts } from "./texts";

const SAID = texts.settings;

interface Row {
  readonly name: string;
  readonly desc: string;
  /** May return what is to be done when the row goes. */
  readonly render: (setting: Setting) => (() => void) | undefined;
}

interface Group {
  readonly heading: string;
  readonly rows: readonly Row[];
}

type KeyOf<T> = { [Key in keyof Settings]: Settings[Key] extends T ? Key : never }[keyof Settings];

/** The settings: one list of rows, from which newer versions of Obsidian draw and search, and older ones draw. */
export class SettingsPage extends PluginSettingTab {
  readonly #parts: Parts;
  #cleanUp: (() => void)[] = [];

  constructor(parts: Parts) {
    super(parts.plugin.app, parts.plugin);
    this.#parts = parts;
  }

  override getSettingDefinitions(): SettingDefinitionItem[] {
    return this.#groups().map(({ heading, rows }) => ({ type: "group", heading, items: rows.map((row) => ({ ...row })) }));
  }

  /** For versions of Obsidian before 1.13. */
  override display(): void {
    this.#clear();
    for (const { heading, rows } of this.#groups()) {
      new SettingRow(this.containerEl).setName(heading).setHeading();
      for (const { name, desc, render } of rows) {
        const setting = new SettingRow(this.containerEl).setName(name).setDesc(desc);
        const undo = render(setting);
        if (undo) {
          this.#cleanUp.push(undo);
        }
      }
    }
  }

  override hide(): void {
    this.#clear();
    super.hide();
  }

  #clear(): void {
    for (const undo of this.#cleanUp.splice(0)) {
      undo();
    }
    this.containerEl.empty();
  }

  #groups(): Group[] {
    return [
      { heading: SAID.connection, rows: [this.#state(), this.#address(), this.#token(), this.#dataFolder()] },
      {
        heading: SAID.daemon,
        rows: [
          this.#text("launcher", SAID.launcher, SAID.launcherHint),
          this.#toggle("startWithApp", SAID.startWithApp, SAID.startWithAppHint),
          this.#toggle("stopWithApp", SAID.stopWithApp, SAID.stopWithAppHint),
        ],
      },
      {
        heading: SAID.chats,
        rows: [
          this.#persona(),
          this.#researchSteps(),
          this.#toggle("sendNote", SAID.sendNote, SAID.sendNoteHint),
          this.#text("chatsFolder", SAID.chatsFolder, SAID.chatsFolderHint),
        ],
      },
    ];
  }

  /** In words, and what the plugin reads and talks to. */
  #state(): Row {
    const { connection, writable } = this.#parts;
    return {
      name: SAID.state,
      desc: SAID.found,
      render: (setting) => {
        const line = setting.infoEl.createDiv({ cls: "vaultkeeper-state", attr: { role: "status" } });
        if (!writable) {
          setting.infoEl.createDiv({ cls: "vaultkeeper-state", text: texts.newerSettings });
        }
        return connection.link.subscribe((link) => {
          line.setText(stateText(link, this.#parts.host.locale));
        });
      },
    };
  }

  #address(): Row {
    return {
      ...this.#text("url", SAID.address, SAID.addressHint),
      render: (setting) => {
        const wrong = setting.infoEl.createDiv({ cls: "vaultkeeper-wrong" });
        const tell = (url: string) => {
          wrong.setText(url === "" || isLoopback(url) ? "" : SAID.addressWrong);
        };
        tell(this.#parts.settings.value.url);
        this.#addText(setting, "url", tell);
      },
    };
  }

  #token(): Row {
    return {
      ...this.#text("token", SAID.token, SAID.tokenHint),
      render: (setting) => {
        this.#addText(setting, "token").type = "password";
      },
    };
  }

  #dataFolder(): Row {
    return this.#text("dataFolder", SAID.dataFolder, SAID.dataFolderHint);
  }

  #text(key: KeyOf<string>, name: string, desc: string): Row {
    return {
      name,
      desc,
      render: (setting) => {
        this.#addText(setting, key);
      },
    };
  }

  /** Takes effect once the field is left, not while an address or a folder is half written. */
  #addText(setting: Setting, key: KeyOf<string>, changed: (value: string) => void = () => undefined): HTMLInputElement {
    let field: HTMLInputElement | null = null;
    setting.addText((text) => {
      text.setPlaceholder(DEFAULTS[key]).setValue(this.#parts.settings.value[key]);
      field = text.inputEl;
      field.addEventListener("change", () => {
        const value = text.getValue().trim();
        changed(value);
        void this.#parts.change({ [key]: value });
      });
    });
    return field as unknown as HTMLInputElement;
  }

  #toggle(key: KeyOf<boolean>, name: string, desc: string): Row {
    return {
      name,
      desc,
      render: (setting) => {
        setting.addToggle((toggle) =>
          toggle.setValue(this.#parts.settings.value[key]).onChange((on) => this.#parts.change({ [key]: on })),
        );
      },
    };
  }

  /** Those that the daemon knows, and the one that is chosen, which it may not know now. */
  #persona(): Row {
    const { settings, connection } = this.#parts;
    return {
      name: SAID.persona,
      desc: SAID.personaHint,
      render: (setting) => {
        setting.addDropdown((dropdown) => {
          const { persona } = settings.value;
          dropdown.addOption("", SAID.personaDefault);
          if (persona !== "") {
            dropdown.addOption(persona, persona);
          }
          dropdown.setValue(persona).onChange((chosen) => this.#parts.change({ persona: chosen }));
          const link = connection.link.value;
          const known = link.state === "ready" ? link.client.personas() : Promise.resolve([]);
          known.then(
            (personas) => {
              for (const { name, title } of personas.filter((each) => each.name !== persona)) {
                dropdown.addOption(name, title);
              }
            },
            () => undefined, // the choice stays as it is
          );
        });
      },
    };
  }

  #researchSteps(): Row {
    const { settings } = this.#parts;
    return {
      name: SAID.researchSteps,
      desc: SAID.researchStepsHint,
      render: (setting) => {
        setting.addDropdown((dropdown) =>
          dropdown
            .addOptions({ "": SAID.stepsDefault, "1": "1", "2": "2", "3": "3", "4": "4" })
            .setValue(String(settings.value.researchSteps ?? ""))
            .onChange((steps) => this.#parts.change({ researchSteps: steps === "" ? null : Number(steps) })),
        );
      },
    };
  }
}

function stateText(link: Link, locale: string): string {
  switch (link.state) {
    case "connecting":
      return words.connecting;
    case "absent":
      return absenceText(link.why, true);
    case "ready": {
      const { vault, index } = link.status;
      return SAID.ready(vault.name, index.documents.toLocaleString(locale));
    }
  }
}
