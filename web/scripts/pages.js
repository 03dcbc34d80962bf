// Fetching a page of our own and taking parts of it. The only place where text becomes elements: through the
// Trusted Types policy "samverk", which the Content-Security-Policy allows and nothing else may create.

const policy = globalThis.trustedTypes?.createPolicy("samverk", { createHTML: (text) => text });

/** The page as a document of its own, in which no script runs. Fails for other sites and for errors. */
export async function fetchPage(url, signal) {
  const address = new URL(url, location.href);
  if (address.origin !== location.origin) throw new Error("not a page of ours");
  const response = await fetch(address, { signal, credentials: "same-origin", headers: { Accept: "text/html" } });
  if (!response.ok || !response.headers.get("Content-Type")?.startsWith("text/html")) throw new Error(`answered ${response.status}`);
  const text = await response.text();
  return new DOMParser().parseFromString(policy ? policy.createHTML(text) : text, "text/html");
}
