/** All words on the screen, in one place to be translated. */
export const texts = {
  name: "Vaultkeeper",

  chatNotKept: "This chat could not be kept.",
  brokeOff: "The daemon broke off in mid-answer.",
  brokeOffHint: "What came stays. Retry once it is back.",
} as const;
