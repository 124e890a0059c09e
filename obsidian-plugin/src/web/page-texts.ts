/** What only the page says; the rest is the components'. */
export const pageTexts = {
  openInObsidian: "Open in Obsidian",
  openInWhatsApp: "Open in WhatsApp",
  passage: "Passage",
  searchKeys: "Search (Ctrl+K)",
} as const;
