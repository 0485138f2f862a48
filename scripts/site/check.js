// Run in a page by shots.py: gives what is not right on this screen, as a list of sentences.
() => {
  const found = new Set();
  const root = document.scrollingElement;
  const width = document.documentElement.clientWidth;
  const article = document.querySelector("article") || document.body;
  const shown = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && getComputedStyle(element).visibility !== "hidden";
  };
  const what = (element) => `<${element.tagName.toLowerCase()}> '${element.textContent.trim().slice(0, 40)}'`;

  // The page itself is as wide as the screen; what is wider scrolls inside a box of its own.
  if (root.scrollWidth > width) found.add(`the page is ${root.scrollWidth} wide on a screen of ${width}`);
  const scrolls = (element) => {
    for (let one = element; one && one !== article; one = one.parentElement) {
      if (["auto", "scroll", "hidden"].includes(getComputedStyle(one).overflowX)) return true;
    }
    return false;
  };
  for (const element of article.querySelectorAll("p, li, pre, table, img, h1, h2, h3, dt, dd, td, th, code")) {
    if (!shown(element) || scrolls(element)) continue;
    const box = element.getBoundingClientRect();
    if (box.right > width + 1 || box.left < -1) found.add(`${what(element)} reaches beyond the screen`);
  }

  // Text can be read.
  const size = (element) => parseFloat(getComputedStyle(element).fontSize);
  for (const element of article.querySelectorAll("p, li, td, th, dd")) {
    if (shown(element) && element.textContent.trim() && size(element) < 12.5) found.add(`${what(element)} is set in ${size(element)} px`);
  }
  for (const element of article.querySelectorAll("pre, code")) {
    if (shown(element) && size(element) < 11) found.add(`${what(element)} is set in ${size(element)} px`);
  }

  // Nothing lies on top of another thing.
  for (const parent of [article, ...article.querySelectorAll("section, dd, li, td")]) {
    const blocks = [...parent.children].filter((one) => {
      const style = getComputedStyle(one);
      return shown(one) && !["inline", "contents"].includes(style.display) && style.position === "static" && style.float === "none";
    });
    for (let i = 1; i < blocks.length; i++) {
      const above = blocks[i - 1].getBoundingClientRect(), below = blocks[i].getBoundingClientRect();
      const beside = above.right <= below.left + 1 || below.right <= above.left + 1;
      if (!beside && above.bottom > below.top + 2) found.add(`${what(blocks[i])} lies on ${what(blocks[i - 1])}`);
    }
  }

  // Letters stand out from what is behind them (WCAG 2, 1.4.3; comments in code may be a little fainter).
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const cache = new Map();
  const parsed = (color) => cache.get(color) || (cache.set(color, rgba(color)), cache.get(color));
  const over = (top, base) => [0, 1, 2].map((i) => top[i] * top[3] + base[i] * (1 - top[3])).concat(1);
  const background = (element) => {
    const layers = [];
    for (let one = element; one; one = one.parentElement) {
      const color = parsed(getComputedStyle(one).backgroundColor);
      if (color[3] > 0) layers.push(color);
      if (color[3] === 1) break;
    }
    return layers.reverse().reduce((base, top) => over(top, base), [255, 255, 255, 1]);
  };
  const luminance = (color) => {
    const [r, g, b] = color.slice(0, 3).map((v) => (v / 255 <= 0.03928 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  for (const element of article.querySelectorAll("p, li, td, th, dt, dd, a, code, pre span, h1, h2, h3")) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    if (!own || !shown(element)) continue;
    const style = getComputedStyle(element), behind = background(element);
    if (style.opacity === "0" || style.position === "absolute") continue;
    const a = luminance(over(parsed(style.color), behind)), b = luminance(behind);
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < (element.closest("pre") ? 3.8 : 4.5)) found.add(`${what(element)} has a contrast of ${ratio.toFixed(1)}`);
  }
  return [...found].slice(0, 12);
}
