/* Send: the story saved as a file, with a mail begun. And for those with an account: the code host's page. */

import { mailAddress, newFileAddress, save } from "./sending.js";
import { articleFile, slugOf, storyFile } from "./story.js";

const FITS =
  "The page opens in a new tab with your story in it. What you save there can be seen by everybody at once, with the name of your account; your mail address and your word to the editors are not in it. It stays a draft until an editor takes out the line “draft: true”.";

/** `ready` gives the story if it can be sent, and else tells why not. Gives what says whether the code host can be offered it. */
export function waysOut(form, limits, ready) {
  const panel = document.getElementById("site-story-sent");
  const mail = document.getElementById("site-story-mail");
  const newFile = document.getElementById("site-story-new-file");
  const fits = document.getElementById("site-story-fits");
  let sent = { name: "", text: "" };

  // No button of the form submits it, so that Enter in a line sends nothing.
  document.getElementById("site-story-send").addEventListener("click", () => {
    const story = ready();
    panel.hidden = !story;
    if (!story) return;
    sent = { name: `${slugOf(story)}.story.json`, text: storyFile(story) };
    panel.querySelector('[data-shows="file"]').textContent = sent.name;
    mail.href = mailAddress(form.dataset.mailbox, story.title.trim(), sent.name, story.author.name.trim());
    panel.scrollIntoView();
    panel.focus();
    save(sent.name, sent.text);
    mail.click();
  });
  panel.addEventListener("click", ({ target }) => target.closest("button")?.value === "save" && save(sent.name, sent.text));

  const addressFor = (story) =>
    newFileAddress(form.dataset.newFile, `articles/${story.date.year.trim()}/${slugOf(story)}.md`, articleFile(story, limits.today));

  newFile?.addEventListener("click", () => {
    const story = ready();
    if (story) window.open(addressFor(story), "_blank", "noopener");
  });

  /** Says why the code host cannot be offered the story as it stands, or what happens if it is. */
  function show(story) {
    if (!newFile) return;
    let why = "";
    if (story.people.some(({ agreed }) => agreed === "no")) why = "Somebody has not agreed yet: send it by mail.";
    else if (story.pictures.length > 0) why = "With pictures this does not work; send the story by mail.";
    else if (addressFor(story).length >= limits.longestLink) why = "The story is too long for this; send it by mail.";
    newFile.disabled = Boolean(why);
    if (fits.textContent !== (why || FITS)) fits.textContent = why || FITS;
  }

  function clear() {
    panel.hidden = true;
    sent = { name: "", text: "" };
  }

  return { show, clear };
}
