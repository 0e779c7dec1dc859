import type { Block } from './entry.ts';

/** The block of one realm under [realms]. */
export class RealmStanza {
  readonly name: string;
  readonly block: Block;

  constructor(block: Block) {
    this.name = block.tag;
    this.block = block;
  }
}
