import { computed, effect, signal } from "@preact/signals";
import type { Plugin } from "obsidian";
import { FileSystemAdapter, Notice } from "obsidian";
import { followActiveNote } from "./active-note";
import { addCommands } from "./commands";
import { Connection } from "./connection";
import { ObsidianHost } from "./host";
import { keep } from "./keeping";
import { Launcher } from "./launcher";
import { addMenus } from "./menus";
import { IndexModal } from "./modals";
import { Notes } from "./notes";
import { openChat } from "./panes";
import { Sessions } from "./sessions";
import type { Loaded, Settings } from "./settings";
import { SettingsPage } from "./settings-page";
import { FolderShelf } from "./shelf";
import { addStatusBar } from "./status-bar";
import { texts } from "./texts";
import { transport } from "./transport";
import { CHAT_VIEW, ChatPane, ICON, RELATED_VIEW, RelatedPane } from "./views";

/** All that the plugin is made of, and what starts and stops it. */
export class Parts {
  readonly plugin: Plugin;
  readonly settings;
  writable: boolean;
  readonly connection: Connection;
  readonly host: ObsidianHost;
  readonly sessions: Sessions;
  readonly launcher = new Launcher();
  readonly #vaultPath: string;
  readonly #shelf: FolderShelf;

  constructor(plugin: Plugin, { settings, writable }: Loaded) {
    const { app, manifest } = plugin;
    this.plugin = plugin;
    this.settings = signal(settings);
    this.writable = writable;
    this.#vaultPath = app.vault.adapter instanceof FileSystemAdapter ? app.vault.adapter.getBasePath() : "";
    this.connection = new Connection(transport, this.#vaultPath);
    this.#shelf = new FolderShelf(app.vault.adapter, `${manifest.dir ?? `${app.vault.configDir}/plugins/${manifest.id}`}/chats`);
    const notes = new Notes(app);
    this.host = new ObsidianHost({
      app,
      notes,
      link: this.connection.link,
      activeNote: followActiveNote(plugin, notes),
      shelf: this.#shelf,
      preferences: computed(() => {
        const { persona, researchSteps, sendNote } = this.settings.value;
        return { persona, researchSteps, sendNote };
      }),
      chatsFolder: () => this.settings.value.chatsFolder,
      openSettings: () => {
        openSettings(plugin);
      },
    });
    this.sessions = new Sessions(this.host);
  }

  /** What must be there before the workspace is; quick. */
  register(): void {
    const { plugin } = this;
    plugin.registerView(CHAT_VIEW, (leaf) => new ChatPane(leaf, this.sessions));
    plugin.registerView(RELATED_VIEW, (leaf) => new RelatedPane(leaf, this.host));
    plugin.addRibbonIcon(ICON, texts.chat, () => void openChat(plugin.app));
    plugin.addSettingTab(new SettingsPage(this));
    plugin.registerEvent(
      plugin.app.workspace.on("quit", (tasks) => {
        this.sessions.stop();
        tasks.add(() => this.#shelf.written());
        this.#stopDaemonWithApp();
      }),
    );
    addCommands(this);
    addMenus(this);
    this.#offerStart();
    addStatusBar(plugin, this.host, () => {
      this.showIndex();
    });
  }

  /** What can wait until the workspace is there. */
  start(): void {
    this.#connect();
    if (this.settings.value.startWithApp && this.settings.value.launcher !== "") {
      void this.#startUnlessThere();
    }
  }

  stop(): void {
    this.connection.close();
    this.sessions.stop();
    this.#stopDaemonWithApp();
  }

  /** @param asking the order that the user has to be sure of */
  showIndex(asking: "rebuild" | null = null): void {
    new IndexModal(this.plugin.app, this.host, asking).open();
  }

  /** Takes over what another device, or another program, has written. */
  reload({ settings, writable }: Loaded): void {
    this.settings.value = settings;
    this.writable = writable;
  }

  async change(change: Partial<Settings>): Promise<void> {
    this.settings.value = { ...this.settings.value, ...change };
    if (this.writable) {
      await keep(this.plugin, this.settings.value);
    }
  }

  /** Throws what the user is told. */
  async startDaemon(): Promise<void> {
    const { launcher, dataFolder } = this.settings.value;
    const launch = { launcher, dataFolder, vaultPath: this.#vaultPath };
    const before = await this.connection.announcedProcess();
    await this.launcher.start(launch, async () => {
      const now = await this.connection.announcedProcess();
      return now !== null && now !== before;
    });
  }

  /** The connection follows the settings that say where the daemon is. */
  #connect(): void {
    this.plugin.register(
      effect(() => {
        const { url, token, dataFolder } = this.settings.value;
        this.connection.open({ url, token, dataFolder });
      }),
    );
  }

  /** The views draw the button where the host can start the daemon. */
  #offerStart(): void {
    this.plugin.register(
      effect(() => {
        if (this.settings.value.launcher === "") {
          delete this.host.startDaemon;
        } else {
          this.host.startDaemon = () => this.startDaemon();
        }
      }),
    );
  }

  async #startUnlessThere(): Promise<void> {
    try {
      if ((await this.connection.announcedProcess()) === null) {
        await this.startDaemon();
      }
    } catch (e) {
      new Notice((e as Error).message);
    }
  }

  #stopDaemonWithApp(): void {
    if (this.settings.peek().stopWithApp) {
      this.launcher.stop();
    }
  }
}

/** Obsidian has no public way to its settings; where this one is gone, the user goes there by hand. */
function openSettings({ app, manifest }: Plugin): void {
  const { setting } = app as unknown as { setting?: { open?: () => void; openTabById?: (id: string) => void } };
  setting?.open?.();
  setting?.openTabById?.(manifest.id);
}
