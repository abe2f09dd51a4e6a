import { describeLine, type Place } from '../../ground/place';
import type { RunSource } from '../../run/run-definition';
import type { Documentation } from '../documentation';
import { type Html, html } from '../html';
import { renderLink } from './elements';

/** What is needed for links to the source. */
type Linking = Pick<Documentation, 'sourceLink'>;

/** A line of a file, as a link if the suite configures where its source can be read. */
export function renderPlace(place: Place, { sourceLink }: Linking, text: string = describeLine(place)): Html {
  const address = sourceLink.to(place);
  return address === null ? html`${text}` : renderLink(address, text);
}

/** The place of code in the suite. */
export function renderSource({ text, place }: RunSource, linking: Linking): Html {
  return place === null ? html`${text}` : renderPlace(place, linking, text);
}
