/** What was said to Grace when she looked into something. */
export class Said {
  words = 'Nothing was looked into.';

  /** Looks into it, and keeps what is said where that fails. */
  async of(look: () => unknown): Promise<void> {
    try {
      await look();
      this.words = '';
    } catch (error) {
      this.words = String(error);
    }
  }
}
