// How the page looks: contrast, directions, narrow windows, and long answers while they come.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { ollama, opened, QUESTION, reader, TIMEOUT } from "./lib/served-page.mjs";

describe("the page's looks", TIMEOUT, () => {
  for (const colorScheme of ["light", "dark"]) {
    test(`have enough contrast in the ${colorScheme} theme`, async () => {
      const { page } = await opened({ colorScheme });
      await reader.ask(QUESTION);
      const texts = [".vk-question-text", ".vk-markdown p", ".vk-trace", ".vk-source-title", ".vk-cite", ".page-bar button"];
      for (const selector of texts) {
        const ratio = await page.locator(selector).first().evaluate(contrast);
        assert.ok(ratio >= 4.5, `${selector} has a contrast of ${ratio.toFixed(1)}`);
      }
    });
  }

  test("let each title and name run in its own direction", async () => {
    const { page } = await opened();
    await reader.ask(QUESTION);
    await reader.last.locator(".vk-source-title").first().click();
    await page.getByRole("dialog", { name: "Passage" }).waitFor();
    for (const selector of [".vk-title", ".vk-source-title", ".page-passage h2", ".page-passage-text"]) {
      const bidi = await page.locator(selector).first().evaluate((element) => getComputedStyle(element).unicodeBidi);
      assert.equal(bidi, "plaintext", selector);
    }
  });

  test("put the marks of a list where its text begins", async () => {
    await opened();
    ollama.answer = "- מים של שבעים מעלות [1]\n- לא יותר\n\n> תה ירוק\n\nAnd:\n\n- seventy degrees [1]\n";
    await reader.ask(QUESTION);
    const directions = await reader.answer.locator("ul, blockquote").evaluateAll((all) => all.map((element) => getComputedStyle(element).direction));
    assert.deepEqual(directions, ["rtl", "rtl", "ltr"]);
  });

  test("leave room for answers beside a long question in a low window", async () => {
    const { page } = await opened({ viewport: { width: 450, height: 300 } });
    await reader.ask(QUESTION);
    await reader.field.fill("And then?\n".repeat(14));
    const send = await reader.button("Send").boundingBox();
    assert.ok(send.y + send.height <= 300, `Send ends at ${send.y + send.height}`);
    const turns = await page.locator(".vk-turns").boundingBox();
    assert.ok(turns.height >= 40, `the turns have ${turns.height} pixels`);
    await page.setViewportSize({ width: 450, height: 900 });
    const lines = await reader.field.evaluate((field) => Math.floor(field.clientHeight / parseFloat(getComputedStyle(field).lineHeight)));
    assert.equal(lines, 8);
  });

  test("leave room for the field beside many things that a question is narrowed to", async () => {
    const { page } = await opened({ viewport: { width: 250, height: 500 } });
    await reader.field.focus();
    await page.keyboard.type("@cof");
    await page.getByRole("option", { name: /Coffee/ }).first().waitFor();
    await page.keyboard.press("Enter");
    await page.locator(".vk-chip").evaluate((chip) => chip.after(...Array.from({ length: 60 }, () => chip.cloneNode(true))));
    const send = await reader.button("Send").boundingBox();
    assert.ok(send.y + send.height <= 500, `Send ends at ${send.y + send.height}`);
    await sidewaysNothing(page);
  });

  test("fit into 250 pixels, and nothing scrolls sideways", async () => {
    const { page } = await opened({ viewport: { width: 250, height: 600 } });
    ollama.answer = `A_very_long_word_${"without_a_break_".repeat(12)} [1]\n\n\`\`\`\n${"code ".repeat(60)}\n\`\`\`\n\n|a|b|c|d|e|\n|-|-|-|-|-|\n|${"cell with words|".repeat(5)}\n`;
    await reader.ask(QUESTION);
    await reader.last.locator(".vk-source-fold").first().click();
    await sidewaysNothing(page);
    await reader.button("How the context was spent").click();
    await reader.last.locator(".vk-source-title").first().click();
    await page.getByRole("dialog").waitFor();
    await sidewaysNothing(page);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+k");
    await page.keyboard.type("water");
    await page.locator(".vk-result").first().waitFor();
    await sidewaysNothing(page);
  });
});

/** Of a text before its background, as WCAG reckons it. Runs on the page. */
function contrast(element) {
  const channels = (color) => color.match(/[\d.]+/g).map(Number);
  const luminance = (color) => {
    const [r, g, b] = channels(color).map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  let ground = element;
  while (ground.parentElement && (channels(getComputedStyle(ground).backgroundColor)[3] ?? 1) === 0) {
    ground = ground.parentElement;
  }
  const [light, dark] = [getComputedStyle(element).color, getComputedStyle(ground).backgroundColor]
    .map(luminance)
    .sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

async function sidewaysNothing(page) {
  const wide = await page.evaluate(() =>
    [...document.querySelectorAll("body, body *")]
      .filter((element) => !element.closest("pre, table, .vk-announcer, .vk-one-line"))
      .filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
      .map((element) => `${element.tagName}.${element.className}`),
  );
  assert.deepEqual(wide, []);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 250);
}

describe("a long answer", TIMEOUT, () => {
  test("leaves the page responsive, and its reader where he scrolled to", async (t) => {
    const { page } = await opened();
    const text = Array.from({ length: 24 }, (_, i) => `## Part ${i}\n\n${paragraph(i)} [1]\n`).join("\n");
    assert.ok(text.length > 10_000);
    ollama.answer = text;
    ollama.pauseMillis = 10;
    await page.evaluate(() => {
      window.longest = 0;
      let last = performance.now();
      setInterval(() => {
        const now = performance.now();
        window.longest = Math.max(window.longest, now - last);
        last = now;
      }, 10);
    });
    await reader.begin(QUESTION);
    await reader.answer.getByText("Part 6", { exact: true }).waitFor();
    assert.ok(await fromEnd(page) < 40, "the view follows");
    await page.locator(".vk-turns").hover();
    await page.mouse.wheel(0, -300);
    await reader.button("To the end").waitFor();
    const top = await scrollTop(page);
    await reader.answer.getByText("Part 10", { exact: true }).waitFor();
    assert.equal(await scrollTop(page), top, "the reader stays");
    await reader.field.fill("Typing goes on meanwhile");
    await reader.button("To the end").click();
    await reader.answer.getByText("Part 14", { exact: true }).waitFor();
    assert.ok(await fromEnd(page) < 40, "the view follows again");
    await reader.ended();
    assert.equal(await reader.answer.locator("h2").count(), 24);
    const longest = await page.evaluate(() => window.longest);
    t.diagnostic(`the page was busy for ${Math.round(longest)} ms at the longest`);
    assert.ok(longest < 500, `busy for ${longest} ms`);
  });

  /** Each its own: the daemon ends an answer that goes round in circles. */
  function paragraph(part) {
    const words = ["kettle", "boat", "lake", "winter", "oars", "letter", "starter", "window", "train", "lemon", "ink"];
    return Array.from({ length: 75 }, (_, i) => `${words[(i * i + part) % words.length]} ${1900 + part + i}`).join(" ");
  }

  const scrollTop = (page) => page.locator(".vk-turns").evaluate((box) => box.scrollTop);
  const fromEnd = (page) => page.locator(".vk-turns").evaluate((box) => box.scrollHeight - box.scrollTop - box.clientHeight);
});
