// Finds things by the words typed: in names first, then in titles, then in what is said of them.
(() => {
  const box = document.getElementById("search");
  const list = document.getElementById("found");
  const MOST = 30;
  let at = -1;

  const rank = ([kind, name, title, , words], word) => {
    const n = name.toLowerCase();
    if (n === word) return 5;
    if (n.startsWith(word)) return 4;
    if (n.includes(word)) return 3;
    if (title.toLowerCase().includes(word) || kind === word) return 2;
    return words.toLowerCase().includes(word) ? 1 : 0;
  };

  const found = (text) => {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length === 0) return [];
    return THINGS
      .map((thing) => [thing, words.map((word) => rank(thing, word))])
      .filter(([, ranks]) => ranks.every((r) => r > 0))
      .map(([thing, ranks]) => [thing, ranks.reduce((a, b) => a + b, 0)])
      .sort((a, b) => b[1] - a[1] || (a[0][1] < b[0][1] ? -1 : 1))
      .slice(0, MOST)
      .map(([thing]) => thing);
  };

  const show = () => {
    const things = found(box.value);
    list.replaceChildren(...things.map(([kind, name, title, page]) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      const small = document.createElement("small");
      link.href = page;
      link.textContent = name;
      small.textContent = title ? kind + " \u00b7 " + title : kind;
      link.append(small);
      item.append(link);
      return item;
    }));
    if (box.value.trim() && things.length === 0) {
      const none = document.createElement("li");
      none.textContent = "Nothing is called so.";
      list.append(none);
    }
    list.hidden = !box.value.trim();
    at = -1;
  };

  const move = (by) => {
    const links = [...list.querySelectorAll("a")];
    if (links.length === 0) return;
    at = (at + by + links.length) % links.length;
    links.forEach((link, i) => link.classList.toggle("here", i === at));
    links[at].scrollIntoView({ block: "nearest" });
  };

  box.addEventListener("input", show);
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter") {
      const link = list.querySelectorAll("a")[Math.max(0, at)];
      if (link) link.click();
    } else if (event.key === "Escape") {
      box.value = "";
      show();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && document.activeElement !== box && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      box.focus();
    }
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest("search")) list.hidden = true;
  });
})();
