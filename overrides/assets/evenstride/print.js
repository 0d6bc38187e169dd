// @ts-check
/**
 * A page on paper: the button that prints it shows only where a script can serve it,
 * and before printing each link to another page learns the address that is printed behind it.
 */

/** Make the page ready to be printed, by its button or by the browser's menu. */
export function preparePrint() {
  for (const button of document.querySelectorAll("button[data-print]")) {
    if (!(button instanceof HTMLButtonElement)) continue;
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
  const page = document.querySelector("link[rel=canonical]")?.getAttribute("href");
  if (page) window.addEventListener("beforeprint", () => nameAddresses(page));
}

/** @param {string} page the public address of this page */
function nameAddresses(page) {
  const article = document.querySelector("article");
  if (article) article.dataset.address = short(page);
  for (const link of document.querySelectorAll("article a[href]")) {
    const href = link.getAttribute("href") ?? "";
    if (link instanceof HTMLElement && !/^(?:#|[a-z]+:)/i.test(href)) {
      link.dataset.address = short(new URL(href, page).href);
    }
  }
}

/** What people type: an address without its beginning. @param {string} address */
function short(address) {
  return address.replace(/^https?:\/\//, "");
}
