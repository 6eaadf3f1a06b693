/** The options of `migrate plan`, as they were typed. */
export interface PlanFlags {
  readonly out: string;
  readonly repos?: string;
  readonly host: string;
  readonly base?: string;
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly safe?: true;
  readonly set?: readonly string[];
  readonly jobs: number;
  readonly shard?: { readonly index: number; readonly count: number };
  readonly undecided?: true;
}

/** Those of `migrate apply`. */
export interface ApplyFlags {
  readonly branch: string;
  readonly forge: 'gh' | 'glab' | 'none';
  readonly pace?: string;
  readonly maxPrs?: number;
  readonly onlyFailed?: true;
  readonly dryRun?: true;
  readonly author?: string;
  readonly message: string;
  readonly title: string;
  readonly draft?: true;
  readonly label?: readonly string[];
  readonly reviewer?: readonly string[];
  readonly jobs: number;
}

/** Those of `migrate merge`. */
export interface MergeFlags {
  readonly out: string;
}
