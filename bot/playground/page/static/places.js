// Where somebody is in the workspace, written in the address: #/person/channel/part.
// A part is the ts of a thread, or a tab of the app's conversation: home, messages or about.
import { state, update } from "./store.js";

/** Read where we are from the address. */
export function readPlace() {
  const [, person = "", channel = "", part = ""] = location.hash.split("/");
  update({ place: { person, channel, part } });
}

/** The address of a place; what is not given stays as it is. */
export function addressOf({ person = state.me, channel = state.place.channel, part = "" }) {
  return `#/${[person, channel, part].filter(Boolean).join("/")}`;
}

/** Go to a place. */
export function go(place) {
  location.hash = addressOf(place);
}

/** The channel that is shown: the one of the address, else the first. */
export function currentChannel() {
  return state.channels.find((channel) => channel.id === state.place.channel) || state.channels[0];
}

/** The tab of the app's conversation that is shown. */
export function currentTab() {
  const known = ["home", "about"];
  return known.includes(state.place.part) ? state.place.part : "messages";
}

/** The message whose thread is open beside the channel. */
export function currentThread() {
  return state.messages.get(`${currentChannel()?.id}/${state.place.part}`);
}
