import { describe, expect, it } from "vitest";
import { dataFolder, isLoopback, readDaemonFile } from "../../src/daemon/discovery";

const FILE = { vault: "/home/ana/Notes", url: "http://127.0.0.1:4816", token: "secret", pid: 7, version: "0.1.0" };

describe("a daemon's file", () => {
  it("is read", () => {
    expect(readDaemonFile(JSON.stringify({ ...FILE, colour: "green" }))).toEqual(FILE);
  });

  it("needs no more than a vault, an address and a token", () => {
    const { vault, url, token } = FILE;
    expect(readDaemonFile(JSON.stringify({ vault, url, token }))).toMatchObject({ vault, url, token });
  });

  it.each(["", "{", "null", "[]", '"x"', "{}", JSON.stringify({ ...FILE, token: 1 }), JSON.stringify({ ...FILE, url: undefined })])(
    "of rubbish is none: %s",
    (text) => {
      expect(readDaemonFile(text)).toBeNull();
    },
  );

  it("that sends the token elsewhere is none", () => {
    expect(readDaemonFile(JSON.stringify({ ...FILE, url: "http://192.168.1.2:4816" }))).toBeNull();
  });
});

describe("this machine", () => {
  it.each(["http://127.0.0.1:4816", "http://localhost:80", "http://[::1]:4816", "http://LOCALHOST/", "http://2130706433:1"])(
    "is at %s",
    (url) => {
      expect(isLoopback(url)).toBe(true);
    },
  );

  it.each([
    "https://127.0.0.1:4816",
    "http://127.0.0.1.example.org",
    "http://localhost@example.org",
    "http://example.org#127.0.0.1",
    "http://192.168.0.1",
    "http://[::2]",
    "http://0.0.0.0",
    "file:///etc/passwd",
    "127.0.0.1:4816",
    "",
  ])("is not at %s", (url) => {
    expect(isLoopback(url)).toBe(false);
  });
});

describe("the data folder", () => {
  const machine = (platform: string, environment = {}) => ({ platform, home: "/home/ana", environment });

  it("is where the platform keeps such things", () => {
    expect(dataFolder(machine("linux"))).toBe("/home/ana/.local/share/vaultkeeper");
    expect(dataFolder(machine("linux", { XDG_DATA_HOME: "/data" }))).toBe("/data/vaultkeeper");
    expect(dataFolder(machine("darwin"))).toBe("/home/ana/Library/Application Support/Vaultkeeper");
    expect(dataFolder(machine("win32", { LOCALAPPDATA: "C:\\Local" }))).toBe("C:\\Local\\Vaultkeeper");
    expect(dataFolder(machine("win32"))).toBe("/home/ana\\AppData\\Local\\Vaultkeeper");
  });

  it("is the user's own before all", () => {
    expect(dataFolder(machine("darwin", { VAULTKEEPER_DATA: "/mine" }))).toBe("/mine");
  });

  it("is not in an empty variable", () => {
    expect(dataFolder(machine("linux", { VAULTKEEPER_DATA: "", XDG_DATA_HOME: "" }))).toBe(
      "/home/ana/.local/share/vaultkeeper",
    );
  });
});
