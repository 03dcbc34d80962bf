// What every page gets beyond plain HTML. Each part adds to something that works without it.
import { startCopying } from "./copy.js";
import { startCounting } from "./counter.js";
import { startDialogues } from "./dialogue.js";
import { startDrafts } from "./draft.js";
import { startFocus } from "./focus.js";
import { startLive } from "./live.js";
import { startMenus } from "./menu.js";
import { startSuggestions } from "./suggest.js";

document.documentElement.classList.add("has-scripts");
startMenus();
startSuggestions();
startLive();
startDrafts();
startCounting(document);
startCopying();
startFocus();
startDialogues();
