// What the page knows: the workspace as one person sees it, where they are in it, and what they have read.
import { useEffect, useState } from "./view.js";

const READ = "playground-read";
const TOAST_MILLISECONDS = 6000;

export const state = {
  connected: true,
  ready: false,
  me: "",
  bot: "",
  people: new Map(),
  channels: [],
  messages: new Map(),
  offer: { name: "", commands: [], shortcuts: [], usages: [], examples: [], desk: "" },
  home: null,
  modals: [],
  prompts: {},
  statuses: {},
  place: { person: "", channel: "", part: "" },
  awaited: "",
  toasts: [],
  confirm: null,
  beside: null,
};

const listeners = new Set();
let read = JSON.parse(sessionStorage.getItem(READ) || "{}");
let scheduled = false;

/** Change the state and draw the page anew, once for all changes of the moment. */
export function update(changes) {
  Object.assign(state, changes);
  if (scheduled) return;
  scheduled = true;
  queueMicrotask(() => {
    scheduled = false;
    for (const listener of listeners) listener();
  });
}

/** Have a component drawn whenever the state changes, and return the state. */
export function useStore() {
  const [, draw] = useState(0);
  useEffect(() => {
    const listener = () => draw((count) => count + 1);
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, []);
  return state;
}

/** Take over what the workspace tells; the first news of a connection tell everything. */
export function take(news) {
  const messages = "me" in news ? new Map() : new Map(state.messages);
  for (const key of news.gone || []) messages.delete(key.join("/"));
  for (const message of news.messages || []) messages.set(`${message.channel}/${message.ts}`, message);
  const { people, messages: _, gone, ...parts } = news;
  if (people) parts.people = new Map(people.map((person) => [person.id, person]));
  if ("me" in news) {
    parts.modals ||= [];
    parts.home ||= null;
  }
  update({ ...parts, messages, ready: true, connected: true });
}

/** Say something that went wrong, for a while. */
export function toast(text) {
  const said = { text, key: Symbol(text) };
  update({ toasts: [...state.toasts, said] });
  setTimeout(() => update({ toasts: state.toasts.filter((other) => other !== said) }), TOAST_MILLISECONDS);
}

/** Ask whether to go on; resolves to true or false. */
export function confirmed(asked) {
  return new Promise((resolve) =>
    update({
      confirm: {
        ...asked,
        answer: (yes) => {
          update({ confirm: null });
          resolve(yes);
        },
      },
    }),
  );
}

/** Messages of a channel outside threads, oldest first; a reply whose thread is unknown stands there too. */
export function roots(channel) {
  return inOrder((message) => message.channel === channel && !isReply(message));
}

/** The replies of a thread, oldest first. */
export function replies(channel, ts) {
  return inOrder((message) => message.channel === channel && isReply(message) && message.thread === ts);
}

/** Whether a message stands in a thread that another one began. */
export function isReply(message) {
  return Boolean(message.thread) && message.thread !== message.ts && state.messages.has(`${message.channel}/${message.thread}`);
}

function inOrder(wanted) {
  return [...state.messages.values()].filter(wanted).sort((one, two) => (one.ts < two.ts ? -1 : 1));
}

/** The messages of others in a list that came after it was last seen. */
export function unread(messages, place) {
  const seen = read[`${state.me}/${place}`] || "";
  return messages.filter((message) => message.author !== state.me && message.ts > seen);
}

/** Note that everything in a list has been seen. */
export function markRead(messages, place) {
  const last = messages.at(-1);
  if (!last || document.hidden || unread(messages, place).length === 0) return;
  read = { ...read, [`${state.me}/${place}`]: last.ts };
  sessionStorage.setItem(READ, JSON.stringify(read));
  update({});
}

/** The name of a person, or of the app. */
export function nameOf(id) {
  return state.people.get(id)?.name || id;
}

/** The name of a channel as it is written. */
export function titleOf(channel) {
  return channel.direct ? state.offer.name : `#${channel.name}`;
}
