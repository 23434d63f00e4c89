/**
 * Passes news on at once, then at most once in `pause` ms, the latest only: a sync changes the list many times a
 * second, and each time it hears of that the window asks for everything it shows again.
 */
export function inModeration<News>(pause: number, pass: (news: News) => void): (news: News) => void {
  let waiting: { readonly news: News } | null = null;
  let resting = false;

  const rest = () => {
    resting = true;
    setTimeout(() => {
      resting = false;
      if (waiting === null) return;
      const { news } = waiting;
      waiting = null;
      pass(news);
      rest();
    }, pause).unref();
  };

  return (news) => {
    if (resting) {
      waiting = { news };
      return;
    }
    pass(news);
    rest();
  };
}
