/* Ways out of the browser: a file saved, a mail begun, and a page of the code host. Each waits for a person to go on. */

const SOON = 60_000; // milliseconds in which a browser has surely saved a file

/** Saves `text` as a file called `name`, where this browser puts what it downloads. */
export function save(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), SOON);
}

/** The address that begins the mail. The story is not in it: a mail program would cut it, and keep it for good. */
export function mailAddress(mailbox, title, fileName, author) {
  const lines = [
    "Hello,",
    "",
    `here is a story for the site: “${title}”.`,
    "",
    `It is in the file ${fileName}, which I attach to this mail.`,
    "(Please attach it before you send: the form has saved it, most often in the folder Downloads.)",
    "",
    author,
  ];
  return `mailto:${mailbox}?subject=${encodeURIComponent(`Story: ${title}`)}&body=${encodeURIComponent(lines.join("\r\n"))}`;
}

/** Where the code host offers a new file with `text` in it already. */
export function newFileAddress(page, path, text) {
  return `${page}?${new URLSearchParams({ filename: path, value: text })}`;
}
