type EnvironmentFile = typeof import('../../environments/local.json');

/** What the build writes into every function: all of environments/<name>.json. */
declare const ENVIRONMENT: {
  readonly name: string;
  readonly appId: string;
  readonly envId: string;
  readonly templates: {
    readonly [Key in keyof EnvironmentFile['templates']]: Readonly<EnvironmentFile['templates'][Key]>;
  };
};
