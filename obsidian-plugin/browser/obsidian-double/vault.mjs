import { Events } from "./component.mjs";
import { onServer } from "./node.mjs";

export class TFile {
  constructor(path) {
    this.path = path;
    this.name = path.slice(path.lastIndexOf("/") + 1);
    this.extension = this.name.slice(this.name.lastIndexOf(".") + 1);
    this.basename = this.name.slice(0, -this.extension.length - 1);
  }
}

export class TFolder {
  constructor(path) {
    this.path = path;
  }
}

export class FileSystemAdapter {
  constructor(basePath) {
    this.basePath = basePath;
  }
  getBasePath() {
    return this.basePath;
  }
  full(path) {
    return `${this.basePath}/${path}`;
  }
  async exists(path) {
    return onServer("exists", this.full(path));
  }
  async read(path) {
    return onServer("read", this.full(path));
  }
  async write(path, text) {
    onServer("write", this.full(path), text);
  }
  async mkdir(path) {
    onServer("mkdir", this.full(path));
  }
  async remove(path) {
    onServer("remove", this.full(path));
  }
  async rename(from, to) {
    if (await this.exists(to)) {
      throw new Error("Destination file already exists!");
    }
    onServer("rename", this.full(from), this.full(to));
  }
  async list(path) {
    return { folders: [], files: onServer("list", this.full(path)).map((name) => `${path}/${name}`) };
  }
}

export class Vault extends Events {
  configDir = ".obsidian";

  constructor(basePath, paths) {
    super();
    this.adapter = new FileSystemAdapter(basePath);
    this.files = new Map(paths.map((path) => [path, new TFile(path)]));
  }
  getFileByPath(path) {
    const file = this.files.get(path);
    return file instanceof TFile ? file : null;
  }
  add(path) {
    this.files.set(path, new TFile(path));
  }
  read(file) {
    return onServer("read", this.adapter.full(file.path));
  }
  async cachedRead(file) {
    return this.read(file);
  }
  getAbstractFileByPath(path) {
    return this.files.get(path) ?? null;
  }
  async createFolder(path) {
    await this.adapter.mkdir(path);
    this.files.set(path, new TFolder(path));
  }
  async create(path, text) {
    await this.adapter.write(path, text);
    const file = new TFile(path);
    this.files.set(path, file);
    return file;
  }
}
