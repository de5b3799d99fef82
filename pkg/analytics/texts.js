/** What the switch says, in Dutch: what is measured, what was agreed with Google, and what this browser does now and why. No DOM. */

/** @typedef {import('../types/analytics.js').AnalyticsState} State */

export const TEXTS = {
  title: 'Meten met Google Analytics',
  about: 'We meten welke pagina’s bezoekers bekijken. Zo zien we hoe ze onze website gebruiken.',
  agreed: 'Met Google spraken we af:',
  agreements: [
    'We hebben een verwerkersovereenkomst. Daarin staat wat Google mag bijhouden.',
    'Google gebruikt de gegevens niet voor zijn andere diensten.',
    'Google maakt je IP-adres anoniem.',
  ],
  again: 'Opnieuw',
  saving: 'We zetten dit aan…',
  unsaved: 'Uit in deze browser, maar nog niet opgeslagen in je account.',
  failed: 'Niet aangezet, want niet opgeslagen in je account.',
  changed: 'Dit is intussen veranderd. Kies opnieuw.',
};

const GPC = 'Je browser vraagt om je niet te volgen.';
const NO_STORE = 'Je browser bewaart geen keuzes.';

/** @param {string} at */
function since(at) {
  return new Date(at).toLocaleDateString('nl-NL', { dateStyle: 'long', timeZone: 'Europe/Amsterdam' });
}

/** @param {State} state */
function why({ allowed, choice, gpc, barred, fault }) {
  if (fault) return 'Het meten is hier niet goed ingesteld. Daarom meten we niets.';
  if (choice === 'unreadable') return 'We konden je keuze niet lezen. Daarom meten we niets.';
  if (choice === 'off') return `We meten niets in deze browser.${barred ? ` ${NO_STORE}` : ''}`;
  if (choice === 'on') {
    if (!allowed) return `Je zette dit eerder aan. ${GPC} Daarom meten we niets.`;
    return `We meten in deze browser.${gpc ? ` ${GPC} Maar jij koos voor aan.` : ''}`;
  }
  if (barred) return `${NO_STORE} Daarom meten we niets.`;
  if (gpc) return `${GPC} Daarom meten we niets.`;
  return `Je hebt nog niet gekozen. ${allowed ? 'We meten tot je dit uitzet.' : 'We meten pas als je dit aanzet.'}`;
}

/**
 * What this browser does now, and why.
 *
 * @param {State} state
 * @returns {string[]} sentences
 */
export function explain(state) {
  const { allowed, choice, at, held, left, fault } = state;
  const isOn = allowed && !fault;
  const isChosen = at && choice === (isOn ? 'on' : 'off');
  const lines = [`${isOn ? 'Aan' : 'Uit'}${isChosen ? ` sinds ${since(at)}` : ''}. ${why(state)}`];
  if (held && isOn) lines.push('Op deze pagina meten we niet.');
  if (left[0]) lines.push(`Deze cookies van Google konden we niet verwijderen: ${left.join(', ')}. Wis ze zelf in je browser.`);
  if (choice === 'off') lines.push('Cookies van andere websites kunnen we niet verwijderen. Wis ze zelf in je browser.');
  return lines;
}
