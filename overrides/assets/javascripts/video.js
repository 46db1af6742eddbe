/* The button on the still of a video. Nothing is asked of the video's host before somebody presses it.
   The player's address is ours (newsroom/render/video.py), and the page's policy lets no other host in. */

function player(video, title) {
  const frame = document.createElement("iframe");
  frame.title = `Video: ${title}`;
  frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
  frame.allowFullscreen = true;
  frame.referrerPolicy = "strict-origin-when-cross-origin"; // without one the hosts refuse to play
  frame.src = video.dataset.player;
  return frame;
}

function button(title, note) {
  const made = document.createElement("button");
  const label = document.createElement("span");
  made.type = "button";
  made.className = "video__play";
  made.setAttribute("aria-label", `Play the video: ${title}`);
  made.setAttribute("aria-describedby", note.id);
  label.className = "button";
  label.textContent = "Play the video";
  made.append(label);
  return made;
}

function enhance(video, number) {
  const still = video.querySelector(".video__still");
  const note = video.querySelector(".video__note");
  const title = video.querySelector(".video__title").textContent.trim();
  note.id = `site-video-note-${number}`;
  note.querySelector(".video__how").textContent = "Pressing the button loads the player from";
  const play = button(title, note);
  play.addEventListener("click", () => {
    const frame = player(video, title);
    still.replaceChildren(frame);
    frame.focus();
  });
  still.append(play);
  video.classList.add("video--ready");
}

document.querySelectorAll(".video[data-player]").forEach(enhance);
