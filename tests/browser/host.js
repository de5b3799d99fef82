/** A host page for the tests: answers by path, and a record of what was called and told. */
export class TestHost {
  constructor(answers) {
    this.answers = answers;
    this.calls = [];
    this.events = [];
    this.section = '';
    this.allow = true;
    this.account = [];
    this.saved = [];
  }

  analytics() {
    return this.answers.guard ?? { present: false, allowed: false, gpc: false, choice: 'none', left: '' };
  }

  accountAnalytics(state, chosen) {
    this.account.push([state, chosen]);
  }

  async save(request, name) {
    const path = new URL(request.url).pathname;
    this.saved.push([path, request.headers.get('accept'), name]);
    const answer = this.answers[`SAVE ${path.split('/api/')[1]}`];
    if (answer?.offline) throw new TypeError('Failed to fetch');
    const { status = 200, json = {} } = answer ?? {};
    return new Response(JSON.stringify(json), { status, headers: { 'content-type': 'application/problem+json' } });
  }

  download(address, name) {
    this.saved.push([new URL(address, location.href).pathname, 'download', name]);
    return !this.answers.carried;
  }

  print() {
    this.events.push(['print', '']);
  }

  dress(css) {
    this.dressed = css;
  }

  emit(name, detail) {
    this.events.push([name, JSON.stringify(detail)]);
    return this.allow;
  }

  prefetched() {
    return undefined;
  }

  navigate(section) {
    this.section = section;
  }

  async fetch(request) {
    const path = new URL(request.url).pathname.split('/api/')[1] + new URL(request.url).search;
    const body = request.method === 'GET' ? '' : await request.text();
    this.calls.push([request.method, path, request.headers.get('idempotency-key') ?? '', request.headers.get('if-match') ?? '', body]);
    const known = this.answers[`${request.method} ${path}`] ?? this.answers[path];
    const answer = Array.isArray(known) ? (known.length > 1 ? known.shift() : known[0]) : known;
    if (!answer || answer.offline) throw new TypeError('Failed to fetch');
    if (answer.never) return new Promise(() => {});
    const { status = 200, type = status < 400 ? 'application/json' : 'application/problem+json', json, text, etag } = answer;
    return new Response(text ?? JSON.stringify(json), { status, headers: { 'content-type': type, ...(etag && { etag: `"${etag}"` }) } });
  }
}

/** Makes one from a JSON text of answers. */
export const makeHost = (answers) => new TestHost(JSON.parse(answers));

/** Puts another answer in place; `extra` are more things that the backend can do. */
export const setAnswer = (host, path, answer) => {
  host.answers[path] = JSON.parse(answer);
  if (path === 'extra') host.answers.overview.json.capabilities.push(...host.answers.extra);
};

/** What was called and told, as JSON. */
export const recorded = (host, what) => JSON.stringify(host[what]);

/** An element in a shadow root in the page, as the façade makes it. */
export const makeRoot = () => {
  const outer = document.createElement('div');
  const root = document.createElement('div');
  root.dataset.theme = 'light';
  outer.attachShadow({ mode: 'open' }).append(root);
  document.body.append(outer);
  return root;
};
