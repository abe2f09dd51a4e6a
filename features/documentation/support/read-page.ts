import type { ShopPages } from './written-pages';

/** The page that a scenario reads. */
export class ReadPage {
  html = '';
  markdown = '';
  shop: ShopPages | undefined;
  readonly publicPages = new Map<string, string>();
}
