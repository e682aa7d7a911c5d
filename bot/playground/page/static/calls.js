// The way to the workspace: news come as server-sent events, and what somebody does goes as JSON.
import { state, take, toast, update } from "./store.js";

const LOST = "The playground does not answer. Is it still running?";
const REFUSED = "That did not work. Please try again.";
let source = null;

/** Follow what a person sees. */
export function follow(person) {
  source?.close();
  source = new EventSource(`/news?as=${encodeURIComponent(person)}`);
  source.onmessage = (event) => take(JSON.parse(event.data));
  source.onerror = () => update({ connected: false });
}

/** Do something as the person of this window, and return what came of it; what went wrong is shown. */
export async function act(name, given) {
  const done = await sent(name, given);
  if (done.error) toast(done.error);
  return done;
}

async function sent(name, given) {
  try {
    const answer = await fetch(`/do/${name}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ as: state.me, ...given }),
    });
    return answer.ok ? await answer.json() : { error: REFUSED };
  } catch {
    return { error: LOST };
  }
}
